import { keeper } from '../kernel/person-keys.ts'
import { searchOf as bookingSearch } from './bookings/search.ts'
import { invoiceKeyOf, sumKeysOf } from './spending/rules.ts'
import { searchOf as spendingSearch } from './spending/search.ts'
import { searchOf as voucherSearch } from './spending/vouchers/rules.ts'

/** The columns of a row as the file keeps them. */
type Row = Readonly<Record<string, string | number | null>>
type Derive = (row: Row) => Row

/**
 * What follows from the other columns of a row, by table: what it is looked up, sorted, summed and compared
 * for duplicates by. Each call reads names once, for a run over many rows.
 */
export function derivers(): Readonly<
  Record<'member' | 'staff' | 'booking' | 'spending' | 'voucher', Derive>
> {
  const keys = keeper()
  const person: Derive = (row) => keys(text(row['name']))
  return {
    member: person,
    staff: person,
    booking: (row) => ({
      search: bookingSearch({
        purpose: text(row['purpose']),
        organiser: maybe(row['organiser']),
        responsible: text(row['responsible']),
      }),
    }),
    spending: (row) => ({
      ...sumKeysOf({ state: text(row['state']), paidDay: text(row['paid_day']) }),
      search: spendingSearch({
        number: text(row['number']),
        purpose: text(row['purpose']),
        payee: text(row['payee']),
        handler: text(row['handler']),
        invoiceNumber: maybe(row['invoice_number']),
      }),
      invoice_key: invoiceKeyOf({
        invoiceNumber: maybe(row['invoice_number']),
        seller: maybe(row['seller']),
      }),
    }),
    voucher: (row) => ({
      search: voucherSearch({
        summary: text(row['summary']),
        month: text(row['month']) as never,
        number: Number(row['number']),
        totalFen: Number(row['total_fen']),
      }),
    }),
  }
}

// Subtle: rows under test may hold anything, as long as their columns take it.
const text = (value: string | number | null | undefined): string => String(value ?? '')
const maybe = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)
