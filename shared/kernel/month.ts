import { z } from 'zod'

/** A calendar month, `2031-02`. Months compare as strings. */
export const Month = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
  .brand('Month')
export type Month = z.infer<typeof Month>
