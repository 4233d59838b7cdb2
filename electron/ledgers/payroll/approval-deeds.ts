import { monthAfter } from '../../../shared/kernel/month.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { Handlers } from '../../ipc/handlers.ts'
import { type Books, type NamedVoucher, postMonth, takeMonthBack, voucherOf } from './books.ts'
import { employedIn, freshRun, refuseChanged, writtenIn } from './month-deeds.ts'
import * as store from './run-store.ts'

/** A month beside the one before, approved by a second person, locked, and standing in the books. */
export const approvalDeeds = (books: Books) =>
  ({
    month(reader, { month }) {
      const run = store.findRun(reader, month)
      const slips = store.slipsIn(reader, month)
      const before = new Map(store.slipsIn(reader, monthAfter(month, -1)).map((slip) => [slip.staffId, slip]))
      const now = new Set(slips.map(({ staffId }) => staffId))
      const names = store.personNames(reader)
      const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''))
      return {
        run: run ? { ...run, runByName: nameOf(run.runBy), approvedByName: nameOf(run.approvedBy) } : null,
        voucher: named(run && voucherOf(reader, books, run)),
        slips: slips.map((slip) => ({ slip, before: sumsOf(before.get(slip.staffId)) })),
        gone: run
          ? [...before.values()]
              .filter(({ staffId }) => !now.has(staffId))
              .map(({ name, netFen }) => ({ name, netFen }))
          : [],
        entries: store.entriesOf(reader, month),
        hands: store.handsOf(reader, month),
        staff: employedIn(reader, month).map(({ id, name }) => ({ id, name })),
        written: writtenIn(reader, month).map(({ code, name, method }) => ({ code, name, method })),
        months: store
          .allRuns(reader)
          .map((one) => ({ month: one.month, state: one.state }))
          .reverse(),
      }
    },

    approve(unit, { month, revision }) {
      const run = freshRun(unit, month, revision)
      if (run.state === 'approved') refuse('payroll.month-locked', { month })
      // SECURITY: who ran a month or ever wrote for it never approves it, and the file says so too
      // (tests/ledgers/payroll/hands.test.ts).
      if (store.handsOf(unit, month).includes(unit.user)) refuse('payroll.self-approval', {})
      refuseChanged(unit, month)
      const approved = { approvedBy: unit.user, approvedAt: unit.nowMs, revision: revision + 1 }
      store.putRun(unit, { ...run, state: 'approved', ...approved })
      postMonth(unit, books, run)
      return {}
    },

    reopen(unit, { month, revision, reason }) {
      const run = freshRun(unit, month, revision)
      if (run.state !== 'approved') refuse('payroll.not-locked', { month })
      const last = store.allRuns(unit).at(-1)!
      if (last.month !== month) refuse('payroll.later-month', { month: last.month })
      const open = { state: 'computed', approvedBy: null, approvedAt: null, revision: revision + 1 } as const
      store.putRun(unit, { ...run, ...open })
      takeMonthBack(unit, books, run, reason)
      return {}
    },
  }) satisfies Partial<Handlers<typeof payroll>>

const named = (voucher: NamedVoucher | undefined) =>
  voucher ? { id: voucher.id, month: voucher.month, number: voucher.number } : null

function sumsOf(slip: PaySlip | undefined) {
  if (!slip) return null
  const { grossFen, personFen, taxFen, netFen } = slip
  return { grossFen, personFen, taxFen, netFen }
}
