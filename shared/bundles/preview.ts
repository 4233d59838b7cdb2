import { z } from 'zod'
import { Id } from '../kernel/id.ts'

/** A number of things, minutes shown as hours, or tenths of a percent. */
export const FigureKind = z.enum(['count', 'fen', 'minutes', 'share'])

/**
 * Exactly what would leave: tables, columns, which of them are masked, and the first rows as they
 * would be read; hidden fields carry stars in the rows even where they leave whole.
 */
export const BundlePreview = z.strictObject({
  draftId: Id,
  kind: z.enum(['report', 'audit']),
  period: z.string(),
  to: z.string(),
  seq: z.int(),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      label: z.string(),
      rows: z.int(),
      columns: z.array(
        z.strictObject({
          name: z.string(),
          label: z.string(),
          treatment: z.enum(['plain', 'masked', 'left-out']),
        }),
      ),
      sample: z.array(z.array(z.string())),
    }),
  ),
  totals: z.array(z.strictObject({ label: z.string(), value: z.int(), kind: FigureKind.optional() })),
  preparedBy: z.string(),
})
export type BundlePreview = z.infer<typeof BundlePreview>
