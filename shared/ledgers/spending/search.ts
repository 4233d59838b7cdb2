import { namePinyin, plainPinyin } from '../../kernel/pinyin.ts'
import { searchText } from '../../kernel/search-text.ts'
import { plain } from '../../kernel/text.ts'

type Named = {
  readonly number: string
  readonly purpose: string
  readonly payee: string
  readonly handler: string
  readonly invoice_number?: string | null
  readonly invoiceNumber?: string | null
}

/** What a spending is looked up by: number, purpose, payee, who handled it, the invoice’s number. */
export function searchOf(named: Named): string {
  const readings = [namePinyin, plainPinyin]
  const words = [named.purpose, named.payee, named.handler].map((text) => searchText(text, readings))
  const invoice = named.invoiceNumber ?? named.invoice_number ?? null
  return [plain(named.number), ...words, ...(invoice === null ? [] : [plain(invoice)])].join(' ')
}
