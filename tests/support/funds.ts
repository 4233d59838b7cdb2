import { attachmentService } from '../../electron/attachments/service.ts'
import { attachmentJudges, ledgerServices } from '../../electron/ledgers/derived.ts'
import type { Services } from '../../electron/router/router.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { RawInput } from '../../shared/ipc/endpoint.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import type { MaskedSpending } from '../../shared/ledgers/spending/spending.ts'
import { type Office, officeWith, TODAY } from './actors.ts'

/** What a form sends for a new fund. */
export const wantedFund = (
  over: Partial<RawInput<typeof spending.addFund>> = {},
): RawInput<typeof spending.addFund> => ({
  name: '样例服务群众专项经费',
  kind: 'service',
  openedDay: '2030-01-01',
  closedDay: null,
  remark: null,
  ...over,
})

/** What a form sends for a new budget line: 5,000 yuan for culture this year. */
export const wantedLine = (
  fundId: Id,
  over: Partial<RawInput<typeof spending.addLine>> = {},
): RawInput<typeof spending.addLine> => ({
  fundId,
  year: 2031,
  name: '邻里文化节',
  category: 'culture',
  amountFen: 500_000,
  remark: null,
  ...over,
})

/** What a form sends for a new spending: 1,200 yuan today. */
export const wantedSpending = (
  lineId: Id,
  over: Partial<RawInput<typeof spending.enter>> = {},
): RawInput<typeof spending.enter> => ({
  lineId,
  day: TODAY,
  purpose: '端午邻里包粽子活动用品',
  amountFen: 120_000,
  payee: '样例百货店',
  payeeAccount: '9900001234567890',
  invoiceNumber: null,
  seller: null,
  decision: '2031年6月居民议事会',
  handler: '王样例',
  remark: null,
  ...over,
})

/** What a form sends of the payment. */
export const payment = { paidDay: TODAY, payWay: 'transfer', payReference: 'YL0001' } as const

/** The smallest files of each kind. */
export const files = {
  pdf: Buffer.from('%PDF-1.7 样例'),
  jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]),
  zip: Buffer.from([0x50, 0x4b, 0x03, 0x04, 1]),
} as const

/** Every kind of ledger, and the files beside its records. */
export const ledgersWithPapers = { ...ledgerServices, attachments: attachmentService(attachmentJudges) }

/** An office with a fund of 10,000 yuan received and one line of 5,000; the clerk sits at the desk. */
export async function officeWithFund(services: Partial<Services> = {}): Promise<Funded> {
  const office = officeWith({ ...ledgersWithPapers, ...services })
  office.sit('head')
  const fund = await office.call(spending.addFund, wantedFund())
  const line = await office.call(spending.addLine, wantedLine(fund.id))
  const received = await office.call(spending.receive, {
    fundId: fund.id,
    day: '2031-01-10',
    amountFen: 1_000_000,
    payer: '样例街道财政所',
    document: null,
    remark: null,
  })
  office.sit('clerk')
  return Object.assign(office, { fundId: fund.id, lineId: line.id, receivedId: received.id })
}
/** Such an office, with the ids of what it has. */
export type Funded = Office & { readonly fundId: Id; readonly lineId: Id; readonly receivedId: Id }
type Spending = Pick<Funded, 'call' | 'sit' | 'lineId'>

/** Puts a paper of a kind beside a spending. */
export const attach = (
  office: Pick<Office, 'call'>,
  spendingId: Id,
  kind: string,
  over: { readonly name?: string } = {},
) =>
  office.call(attachments.attach, {
    ofTable: 'spending',
    ofId: spendingId,
    kind,
    name: over.name ?? `${kind}.pdf`,
    content: files.pdf,
    thumbnail: null,
  })

/** A spending that got as far as a state: entered by the clerk, judged by the head, paid by the reviewer. */
export async function spendingAt(
  office: Spending,
  state: 'draft' | 'submitted' | 'reviewed' | 'approved' | 'paid',
  over: Partial<RawInput<typeof spending.enter>> = {},
): Promise<MaskedSpending> {
  const as = (role: Role) => office.sit(role)
  as('clerk')
  let one = await office.call(spending.enter, wantedSpending(office.lineId, over))
  const next = async (door: 'submit' | 'review' | 'approve') => {
    one = await office.call(spending[door], { id: one.id, revision: one.revision })
  }
  if (state === 'draft') return one
  await attach(office, one.id, 'minutes')
  await next('submit')
  if (state === 'submitted') return one
  as('head')
  await next('review')
  if (state === 'reviewed') return one
  await next('approve')
  if (state === 'approved') return one
  as('reviewer')
  await attach(office, one.id, 'invoice')
  return office.call(spending.pay, { id: one.id, revision: one.revision, ...payment })
}
