import { z } from 'zod'
import { Reason } from '../ipc/shapes.ts'

/** Which rows of many are asked for. */
export const ofPage = {
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
}

/** What a list page asks for: a window of rows under a search, filters and one declared sort. */
export function listRequest<F extends z.ZodRawShape, const S extends readonly [string, ...string[]]>(
  filters: F,
  sorts: S,
) {
  return z.strictObject({
    search: z.string().max(60).default(''),
    filters: z
      .strictObject(filters)
      .partial()
      .default({} as never),
    sort: z.enum(sorts).default(sorts[0] as never),
    descending: z.boolean().default(false),
    ...ofPage,
  })
}

/** A window of rows, how many there are in all, and the sums shown under the table. */
export const listAnswer = <R extends z.ZodType, S extends z.ZodRawShape>(row: R, sums: S) =>
  z.strictObject({ rows: z.array(row), total: z.int(), sums: z.strictObject(sums) })

/** Which of the listed rows and columns go into a workbook or onto paper. */
export const listExport = <L extends z.ZodObject>(request: L) =>
  z.strictObject({
    list: request,
    columns: z.array(z.string()).min(1).max(60),
    /** Why it leaves the program in the clear; stands in the chain. */
    reason: Reason,
    /** Unmasked copies need the reason too and are told to the chain as such. */
    unmasked: z.boolean().default(false),
  })
