import { attachments } from '../../../shared/attachments/contract.ts'
import type { Endpoint } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { Station } from '../../bundles/service/stations.ts'
import { files, payment, wantedFund, wantedLine, wantedSpending } from '../../support/funds.ts'
import { type Deed, deed, leaving, reason } from './deed.ts'

/** The only month of the books of these deeds; long over, and the last of its year. */
const day = '2024-12-10'

/** A spending as a page sends it back. */
async function shown(runtime: Station, id: string | undefined) {
  const { spending: one } = await runtime.call(spending.get, { id: id as Id })
  return { id: one.id, revision: one.revision }
}

const funds: Deed[] = [
  deed(
    spending.addFund,
    'head',
    // The kind with the fewest rules.
    () => wantedFund({ kind: 'other', openedDay: '2024-01-01' }),
    (kept, { id }) => {
      kept.fund = id
    },
  ),
  deed(spending.correctFund, 'head', ({ fund }) => {
    return { id: fund as Id, revision: 1, patch: { remark: '样例' }, reason }
  }),
  deed(
    spending.addRule,
    'head',
    ({ fund }) => {
      const blank = { category: null, role: null, paper: null, stage: null, amountFen: null, matches: null }
      const card = { ...blank, kind: 'publish-for', days: 3, words: '', source: '样例办法' } as const
      return { ...card, fundId: fund as Id, fromDay: '2024-01-01', reason }
    },
    (kept, { id }) => {
      kept.rule = id
    },
  ),
  deed(spending.endRule, 'head', ({ rule }) => {
    return { id: rule as Id, revision: 1, toDay: '2024-06-30', reason }
  }),
  deed(
    spending.addLine,
    'head',
    ({ fund }) => wantedLine(fund as Id, { year: 2024 }),
    (kept, { id }) => {
      kept.line = id
    },
  ),
  deed(spending.correctLine, 'head', ({ line }) => {
    return { id: line as Id, revision: 1, patch: { amountFen: 600_000 }, reason }
  }),
  deed(
    spending.receive,
    'clerk',
    ({ fund }) => {
      const card = { day, amountFen: 1_000_000, payer: '样例街道财政所', document: null, remark: null }
      return { fundId: fund as Id, ...card }
    },
    (kept, { id }) => {
      kept.received = id
    },
  ),
]

const entering = (name: string): Deed =>
  deed(
    spending.enter,
    'clerk',
    ({ line }) => wantedSpending(line as Id, { day }),
    (kept, { id }) => {
      kept[name] = id
    },
  )
const attaching: Deed = deed(
  attachments.attach,
  'clerk',
  ({ spent }) => {
    const paper = { kind: 'invoice', name: '发票.pdf', content: files.pdf, thumbnail: null }
    return { ofTable: 'spending', ofId: spent as Id, ...paper }
  },
  (kept, { id }) => {
    kept.paper = id
  },
)
/** The next step of the spending, of which nothing is said but which it is. */
const step = (door: typeof spending.submit | typeof spending.review | typeof spending.approve, who: Role) =>
  deed<Endpoint>(door, who, ({ spent }, runtime) => shown(runtime, spent))

const course: Deed[] = [
  entering('spent'),
  deed(spending.correct, 'clerk', async ({ spent }, runtime) => {
    return { ...(await shown(runtime, spent)), patch: { remark: '样例' }, reason }
  }),
  deed(spending.unmask, 'clerk', ({ spent }) => ({ id: spent as Id })),
  attaching,
  deed(attachments.open, 'clerk', ({ paper }) => ({ id: paper as Id })),
  leaving(attachments.save, '发票.pdf', ({ paper }) => ({ id: paper as Id, reason })),
  deed(attachments.detach, 'clerk', ({ paper }) => ({ id: paper as Id, reason })),
  attaching,
  step(spending.submit, 'clerk'),
  deed(spending.sendBack, 'head', async ({ spent }, runtime) => ({
    ...(await shown(runtime, spent)),
    reason,
  })),
  step(spending.submit, 'clerk'),
  step(spending.review, 'reviewer'),
  step(spending.approve, 'head'),
  deed(spending.pay, 'clerk', async ({ spent }, runtime) => {
    return { ...(await shown(runtime, spent)), ...payment, paidDay: day }
  }),
  deed(
    spending.publicise,
    'clerk',
    ({ spent }) => {
      const card = { place: '样例公示栏', fromDay: day, toDay: '2024-12-20', paper: null }
      return { ...card, spendingIds: [spent as Id] }
    },
    (kept, { id }) => {
      kept.publicity = id
    },
  ),
  entering('dropped'),
  deed(spending.withdraw, 'clerk', async ({ dropped }, runtime) => {
    return { ...(await shown(runtime, dropped)), reason }
  }),
]

const list = { list: {}, columns: ['number', 'amountFen'], reason }
const papers: Deed[] = [
  leaving(spending.printSlip, '报销单.pdf', ({ spent }) => ({ id: spent as Id, reason })),
  leaving(spending.printPublicity, '公示表.pdf', ({ publicity }) => ({ id: publicity as Id, reason })),
  leaving(spending.exportSheet, '支出.xlsx', () => list),
  leaving(spending.printList, '支出.pdf', () => list),
  leaving(spending.printExecution, '预算执行表.pdf', () => ({ year: 2024, reason })),
]

/** A fund, and one spending of it from the application to the board. */
export const money: readonly Deed[] = [...funds, ...course, ...papers]

/** What comes after the year of the books is carried forward and closed. */
export const moneyBack: readonly Deed[] = [
  deed(spending.reverse, 'head', async ({ spent }, runtime) => ({
    ...(await shown(runtime, spent)),
    reason,
  })),
  deed(spending.reverseAppropriation, 'head', ({ received }) => {
    return { id: received as Id, revision: 1, reason }
  }),
]
