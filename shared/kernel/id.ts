import { z } from 'zod'

/**
 * A row's name for machines: a lower-case UUID (v7 when we make it). Numbers that people read are
 * separate fields.
 */
export const Id = z.uuid().lowercase().brand('Id')
export type Id = z.infer<typeof Id>
