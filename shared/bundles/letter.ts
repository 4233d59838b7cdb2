import { z } from 'zod'

/**
 * letter.json of a letter: what kind of letter it is, and what that kind says. Who knows the type reads the
 * body by it; a type that nobody here knows is refused, and nothing of it is kept.
 */
export const Letter = z.strictObject({
  fmt: z.literal('tzl'),
  v: z.literal(1),
  type: z.string().regex(/^[a-z][a-z0-9-]{0,47}$/),
  /** Version of the type's body. */
  version: z.int().min(1).max(1000),
  body: z.record(z.string(), z.unknown()),
})
export type Letter = z.infer<typeof Letter>
