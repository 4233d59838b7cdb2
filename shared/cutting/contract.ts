import { z } from 'zod'
import { command, query, task } from '../ipc/endpoint.ts'
import { nothing, Reason, SavedFile } from '../ipc/shapes.ts'
import { everyRole, type Role } from '../kernel/roles.ts'
import { Copy, Cut, CutTold } from './cut.ts'

const heads: readonly Role[] = ['head']
const Owner = z.strictObject({ ofTable: z.string().max(40), ofId: z.string().max(40) })

/** 清除敏感内容 whose purpose ended, and the list of what was cut. */
export const cutting = {
  /** What a cut would clear, why it may not be made now, and who would still have copies. */
  preview: query('cutting.preview', {
    who: heads,
    input: Owner,
    output: z.strictObject({
      title: z.string(),
      labels: z.array(z.string()),
      why: z.string().nullable(),
      copies: z.array(Copy),
    }),
    faults: ['cutting.not-found'],
  }),
  /**
   * Clears the sensitive columns of a record for good: in the row, in drafts and saved views, in what imports
   * keep to be undone, and with its key in the chain. Copies elsewhere stand on the list.
   */
  cut: command('cutting.cut', {
    who: heads,
    input: Owner.extend({ reason: Reason }),
    output: Cut,
    faults: ['cutting.not-found', 'cutting.nothing-left', 'members.still-here', 'bookings.not-over'],
  }),
  /** Everything that was cut, the newest first. */
  list: query('cutting.list', { who: everyRole, input: nothing, output: z.array(CutTold) }),
  /** The same on paper, to be signed by who holds copies. */
  printList: task('cutting.printList', {
    who: everyRole,
    input: z.strictObject({ reason: Reason }),
    output: SavedFile,
  }),
}
