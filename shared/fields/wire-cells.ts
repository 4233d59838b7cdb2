import { z } from 'zod'
import { Hands } from '../workflow/hands.ts'

/** How often a row was changed, and every other count that goes up one by one. */
export const revision = z.int().min(1).max(1_000_000_000)
/** A place among others of its kind. */
export const sort = z.int().min(-1_000_000_000).max(1_000_000_000)
/** Milliseconds since 1970, up to the end of the year 9999. */
export const moment = z.int().min(0).max(253_402_300_799_999)
/** Money in fen on either side of nothing, as far as one record may hold it: ten milliards of yuan. */
export const fen = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)
/** A person of the sender's: an id, or the word for one. */
export const person = z.string().max(60)
/** People of the sender's who had a hand in a record, with a space between, each once. */
export const hands = z
  .string()
  .max(12_000)
  .refine((text) => Hands.safeParse(text.split(' ')).success)
/** Yes and no as the ledger file writes them. */
export const flag = z.literal([0, 1])
