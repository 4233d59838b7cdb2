import { z } from 'zod'

/** Everybody who entered or ever changed a record, by id, who entered it first. */
export const Hands = z.array(z.string().min(1).max(60)).min(1).max(200)
export type Hands = z.infer<typeof Hands>

/** The same once somebody changed it: nobody is ever forgotten. */
export const handsAfter = (hands: readonly string[], by: string): string[] =>
  hands.includes(by) ? [...hands] : [...hands, by]
