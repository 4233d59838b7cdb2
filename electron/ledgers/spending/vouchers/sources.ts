import { Voucher } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import type { Reader } from '../../../db/access.ts'
import { fromColumns } from '../../../db/columns.ts'
import { kysely } from '../../../db/kysely.ts'

/** The voucher written for a record of another ledger that nobody took back; the newest of several. */
export function standingVoucher(
  reader: Reader,
  source: { readonly table: string; readonly id: string },
): Voucher | undefined {
  const row = reader.find(
    kysely
      .selectFrom('voucher')
      .selectAll()
      .where('source_id', '=', source.id)
      .where('source_table', '=', source.table)
      .where('reverses_id', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('voucher as red').select('red.id').whereRef('red.reverses_id', '=', 'voucher.id'),
          ),
        ),
      )
      .orderBy('id', 'desc')
      .limit(1),
  )
  return row && fromColumns(Voucher, row)
}
