import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { idNumber, type Office, officeWith } from '../../support/actors.ts'

export const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
export const month = (text: string): Month => text as Month
export const allItems = ['pension', 'medical', 'unemployment', 'injury', 'housing']

/** What a form sends for a new 工作人员. */
export const wantedStaff = (
  over: Partial<RawInput<typeof payroll.enter>> = {},
): RawInput<typeof payroll.enter> => ({
  name: '王样例',
  idNumber: idNumber(1),
  mobile: '13800001234',
  education: '21',
  level: 'none',
  joinedDay: '2030-01-01',
  bankName: '样例银行样例支行',
  bankAccount: '6200000000000000018',
  remark: null,
  ...over,
})

/** An office on 15 June 2031 with the shipped parameters taken. */
export async function payrollOffice(): Promise<Office> {
  const at = officeWith(ledgerServices)
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  return at
}

/** Somebody who works here: in a post from the first month, enrolled in everything on one base. */
export async function employ(
  at: Pick<Office, 'call'>,
  over: Partial<RawInput<typeof payroll.enter>> = {},
  { grade = 8, baseFen = 702_000 } = {},
) {
  const staff = await at.call(payroll.enter, wantedStaff(over))
  const fromMonth = staff.joinedDay.slice(0, 7)
  const reason = '入职'
  await at.call(payroll.changePost, { staffId: staff.id, post: 'worker', grade, fromMonth, reason })
  await at.call(payroll.enrol, {
    ...{ staffId: staff.id, items: allItems, place: '样例市甲', baseFen, fromMonth, toMonth: null, reason },
  })
  return staff.id
}

/** Sets everybody's rating of a month. */
export async function rate(at: Office, monthText: string, staffIds: readonly Id[], rating = 'good') {
  const entries = staffIds.map((staffId) => ({
    ...{ staffId, component: 'performance', amountFen: null, rating, note: '' },
  }))
  await at.call(payroll.writeEntries, { month: monthText, entries })
}

/** Computes a month as the clerk and approves it as the reviewer; the clerk sits down again. */
export async function runMonth(at: Pick<Office, 'call' | 'sit'>, monthText: string) {
  at.sit('clerk')
  await at.call(payroll.compute, { month: monthText })
  await approve(at, monthText)
}

/** Approves a month as the reviewer; the clerk sits down again. */
export async function approve(at: Pick<Office, 'call' | 'sit'>, monthText: string) {
  const { run } = await at.call(payroll.month, { month: monthText })
  at.sit('reviewer')
  await at.call(payroll.approve, { month: monthText, revision: run!.revision })
  at.sit('clerk')
}

/** Opens an approved month again as the reviewer; the clerk sits down again. */
export async function reopen(at: Office, monthText: string) {
  const { run } = await at.call(payroll.month, { month: monthText })
  at.sit('reviewer')
  await at.call(payroll.reopen, { month: monthText, revision: run!.revision, reason: '更正' })
  at.sit('clerk')
}
