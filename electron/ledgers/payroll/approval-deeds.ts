import type { Input } from '../../../shared/ipc/endpoint.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Steps } from '../../../shared/kernel/steps.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { PayRun } from '../../../shared/ledgers/payroll/run.ts'
import type { Handlers, TaskContext } from '../../ipc/handlers.ts'
import { reckoned } from '../../ipc/reckoning.ts'
import { type Books, type NamedVoucher, postMonth, takeMonthBack, voucherOf } from './books.ts'
import * as entryStore from './entry-store.ts'
import { employedIn, freshRun, mustTake, refuseChanged, writtenIn } from './month-deeds.ts'
import { goneIn, monthSums, slipPage } from './month-store.ts'
import * as store from './run-store.ts'

/** A month beside the one before, approved by a second person, locked, and standing in the books. */
export const approvalDeeds = (books: Books) =>
  ({
    month(reader, { month }) {
      const run = store.findRun(reader, month)
      const names = store.personNames(reader)
      const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''))
      const { slipCount, ...sums } = monthSums(reader, month)
      return {
        run: run ? { ...run, runByName: nameOf(run.runBy), approvedByName: nameOf(run.approvedBy) } : null,
        voucher: named(run && voucherOf(reader, books, run)),
        ...{ slipCount, sums },
        ...(run ? goneIn(reader, month) : { gone: [], goneCount: 0 }),
        staffCount: employedIn(reader, month).length,
        months: store
          .allRuns(reader)
          .map((one) => ({ month: one.month, state: one.state }))
          .reverse(),
      }
    },

    slips: (reader, { month, offset, limit }) => ({
      rows: slipPage(reader, month, offset, limit),
      total: monthSums(reader, month).slipCount,
    }),

    entries: (reader, { month }) => ({
      entries: entryStore.entriesOf(reader, month),
      staff: employedIn(reader, month).map(({ id, name }) => ({ id, name })),
      written: writtenIn(reader, month).map(({ code, name, method }) => ({ code, name, method })),
    }),

    approve: (task, asked) =>
      reckoned(
        task,
        () => approvable(task, asked),
        (unit, run) => {
          const revision = run.revision + 1
          const approved = { approvedBy: unit.user, approvedAt: unit.nowMs, revision }
          store.putMonth(unit, { ...run, state: 'approved', ...approved })
          postMonth(unit, books, run)
          return {}
        },
      ),

    reopen(unit, { month, revision, reason }) {
      const run = freshRun(unit, month, revision)
      mustTake('reopen', unit, month, unit.request)
      const last = store.allRuns(unit).at(-1)!
      if (last.month !== month) refuse('payroll.later-month', { month: last.month })
      const open = { state: 'computed', approvedBy: null, approvedAt: null, revision: revision + 1 } as const
      store.putMonth(unit, { ...run, ...open })
      takeMonthBack(unit, books, run, reason)
      return {}
    },
  }) satisfies Partial<Handlers<typeof payroll>>

/** The run that this person may approve as it was shown: everybody's month still comes out the same. */
function* approvable(
  task: TaskContext,
  { month, revision }: Input<(typeof payroll)['approve']>,
): Steps<PayRun> {
  const { own } = task
  const run = freshRun(own, month, revision)
  // SECURITY: who ran a month or ever wrote for it never approves it, and the file says so too
  // (tests/ledgers/payroll/hands.test.ts).
  mustTake('approve', own, month, task.request)
  task.mustSign()
  yield* refuseChanged(task, month)
  return run
}

const named = (voucher: NamedVoucher | undefined) =>
  voucher ? { id: voucher.id, month: voucher.month, number: voucher.number } : null
