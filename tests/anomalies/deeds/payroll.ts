import type { Id } from '../../../shared/kernel/id.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { Station } from '../../bundles/service/stations.ts'
import { month as monthOf, wantedStaff } from '../../ledgers/payroll/payroll-office.ts'
import { type Deed, deed, leaving, reason } from './deed.ts'

const month = monthOf('2026-01')
const source = '样例办法'
const place = '样例市甲'

const parameters: Deed[] = [
  {
    ...deed(payroll.takeDefaults, 'clerk', () => ({ place: '样例市乙', like: '样例市乙' })),
    // What ships for every place is many rows; one more place is few.
    before: (_, runtime) => runtime.call(payroll.takeDefaults, { place, like: place }),
  },
  deed(payroll.setInsurance, 'clerk', () => {
    const shares = { personBp: 200, employerBp: 900, personFixedFen: 0, employerFixedFen: 0 }
    const limits = { floorFen: null, ceilingFen: null, rounding: 'fen', baseMonth: 7 }
    return { place, item: 'medical', ...shares, ...limits, fromMonth: month, source }
  }),
  deed(payroll.setRate, 'clerk', () => {
    return { scale: 'standard', key: '', value: 530_000, fromMonth: month, source } as const
  }),
  deed(payroll.setComponent, 'clerk', () => {
    const component = { code: 'phone', name: '通讯补贴', method: 'entered', shareBp: 0, months: '', sort: 45 }
    return { ...component, fromMonth: month, source }
  }),
]

const stretch = { fromMonth: month, toMonth: null, reason }
const deducting = (kind: string): Deed =>
  deed(
    payroll.deduct,
    'clerk',
    ({ staff }) => ({ staffId: staff as Id, kind, amountFen: 100_000, ...stretch }),
    (kept, { id }) => {
      kept.deduction = id
    },
  )
const enrolling = (item: string): Deed =>
  deed(payroll.enrol, 'clerk', ({ staff }) => {
    return { staffId: staff as Id, items: [item], place, baseFen: 700_000, ...stretch }
  })
const lastDeduction = ({ deduction }: { readonly deduction?: string }) =>
  ({ of: 'deduction', id: deduction as Id, revision: 1, reason }) as const

const staff: Deed[] = [
  deed(
    payroll.enter,
    'clerk',
    () => wantedStaff({ joinedDay: '2026-01-01' }),
    (kept, { id }) => {
      kept.staff = id
    },
  ),
  deed(payroll.correct, 'clerk', (kept) => {
    return { id: kept.staff as Id, revision: 1, patch: { remark: '样例' }, reason }
  }),
  deed(payroll.unmask, 'clerk', (kept) => ({ id: kept.staff as Id })),
  deed(payroll.changePost, 'clerk', (kept) => {
    return { staffId: kept.staff as Id, post: 'worker', grade: 8, fromMonth: month, reason }
  }),
  enrolling('pension'),
  deed(payroll.changeBase, 'clerk', (kept) => {
    return { staffId: kept.staff as Id, baseFen: 720_000, fromMonth: '2026-07', reason }
  }),
  deducting('child'),
  deed(payroll.endStretch, 'clerk', (kept) => ({ ...lastDeduction(kept), toMonth: '2026-12' })),
  deducting('infant'),
  deed(payroll.dropStretch, 'clerk', lastDeduction),
  deed(payroll.setTaxYear, 'clerk', (kept) => {
    const elsewhere = { throughMonth: null, incomeFen: 0, insuranceFen: 0, specialFen: 0, withheldFen: 0 }
    return { staffId: kept.staff as Id, year: 2026, basis: 'monthly', ...elsewhere, reason }
  }),
  leaving(payroll.exportSheet, '工作人员.xlsx', () => ({ list: {}, columns: ['name'], reason })),
  leaving(payroll.printList, '工作人员.pdf', () => ({ list: {}, columns: ['name'], reason })),
]

/** The month as its page shows it. */
async function shown(runtime: Station) {
  const { run } = await runtime.call(payroll.month, { month })
  return { month, revision: run!.revision }
}
const computing = deed(payroll.compute, 'clerk', () => ({ month }))

const months: Deed[] = [
  deed(payroll.writeEntries, 'clerk', (kept) => {
    const entry = { component: 'allowance', amountFen: 10_000, rating: null, note: '' }
    return { month, entries: [{ staffId: kept.staff as Id, ...entry }] }
  }),
  computing,
  deed(payroll.discard, 'clerk', async (_, runtime) => ({ ...(await shown(runtime)), reason })),
  computing,
  deed(payroll.approve, 'head', (_, runtime) => shown(runtime)),
  leaving(payroll.printSheet, '工资表.pdf', () => ({ month, reason })),
  leaving(payroll.printSlips, '工资条.pdf', () => ({ month, slipId: null, reason })),
  leaving(payroll.bankFile, '银行代发.csv', () => ({ month, reason })),
  // Enrolled too late for the month: what is made up afterwards.
  enrolling('medical'),
  deed(payroll.makeUp, 'clerk', (kept) => ({ staffId: kept.staff as Id, month, item: 'medical', reason })),
  deed(payroll.reopen, 'head', async (_, runtime) => ({ ...(await shown(runtime)), reason })),
  {
    ...deed(payroll.comeBack, 'clerk', (kept) => {
      const post = { post: 'worker', grade: 8, fromMonth: monthOf('2026-03') }
      return { staffId: kept.staff as Id, ...post, reason }
    }),
    before: async (_, runtime) => {
      const { rows } = await runtime.call(payroll.list, {})
      const { id, revision } = rows[0]!
      await runtime.call(payroll.correct, { id, revision, patch: { leftDay: '2026-01-31' }, reason })
    },
  },
]

/** What pay is found by, one person who is paid, and one month of it. */
export const pay: readonly Deed[] = [...parameters, ...staff, ...months]
