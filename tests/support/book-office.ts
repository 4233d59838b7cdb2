import type { Output, RawInput } from '../../shared/ipc/endpoint.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { type Office, officeWith, TODAY } from './actors.ts'
import { credit, debit, foundFunds } from './books.ts'
import { ledgersWithPapers } from './funds.ts'

/** What a form sends for a voucher: cash drawn from the bank today. */
export const wantedCard = (
  over: Partial<RawInput<typeof spending.enterVoucher>> = {},
  fen = 1234,
): RawInput<typeof spending.enterVoucher> => ({
  day: TODAY,
  kind: 'manual',
  summary: '提取现金',
  entries: [debit('1001', fen), credit('1002', fen)],
  ...over,
})

/** An office with books; the clerk sits at the desk. */
export function bookOffice(): Office {
  const office = officeWith(ledgersWithPapers)
  const at = { user: 'head', nowMs: office.now(), today: TODAY, newId: office.newId }
  foundFunds(office.db, at)
  return office
}

/** Enters a voucher as the clerk and checks it as the head; the clerk sits down again. */
export async function checkedVoucher(
  runtime: Office,
  over: Partial<RawInput<typeof spending.enterVoucher>> = {},
): Promise<Output<typeof spending.enterVoucher>> {
  runtime.sit('clerk')
  const voucher = await runtime.call(spending.enterVoucher, wantedCard(over))
  runtime.sit('head')
  const checked = await runtime.call(spending.checkVoucher, { id: voucher.id })
  runtime.sit('clerk')
  return checked
}
