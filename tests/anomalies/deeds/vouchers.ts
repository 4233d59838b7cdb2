import type { Id } from '../../../shared/kernel/id.ts'
import { Month } from '../../../shared/kernel/month.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { Station } from '../../bundles/service/stations.ts'
import { wantedCard } from '../../support/book-office.ts'
import { type Deed, deed, leaving, reason } from './deed.ts'

/** The month that the funds before were spent in. */
const month = Month.parse('2024-12')

/** The month as the page of months shows it. */
async function shown(runtime: Station) {
  const { months } = await runtime.call(spending.months, {})
  return { month, revision: months.find((one) => one.month === month)!.revision }
}

const entering = deed(
  spending.enterVoucher,
  'clerk',
  () => wantedCard({ day: '2024-12-20' }),
  (kept, { id }) => {
    kept.voucher = id
  },
)

/** Accounts, vouchers by hand, the year carried forward, its last month closed and opened again. */
export const books: readonly Deed[] = [
  deed(spending.addAccount, 'head', () => {
    const account = {
      code: '1009',
      name: '样例科目',
      kind: 'asset',
      byFund: false,
      source: '样例办法',
    } as const
    return { ...account, reason }
  }),
  deed(spending.stopAccount, 'head', () => ({ code: '1009', stopped: true, reason })),
  entering,
  deed(spending.checkVoucher, 'head', ({ voucher }) => ({ id: voucher as Id })),
  entering,
  deed(spending.reverseVoucher, 'clerk', ({ voucher }) => {
    return { id: voucher as Id, day: '2024-12-21', reason }
  }),
  deed(spending.carryForward, 'head', () => ({ year: 2024 })),
  leaving(spending.exportVouchers, '凭证.xlsx', () => ({ list: {}, columns: ['number'], reason })),
  leaving(spending.printVouchers, '凭证.pdf', () => ({ month, from: 1, to: 1, reason })),
  leaving(spending.printBalances, '科目余额表.pdf', () => ({ month, reason })),
  leaving(spending.exportBalances, '科目余额表.xlsx', () => ({ month, reason })),
  deed(spending.checkMonth, 'reviewer', () => ({ month })),
  deed(spending.closeMonth, 'head', () => ({ month })),
  deed(spending.askReopening, 'clerk', async (_, runtime) => ({ ...(await shown(runtime)), reason })),
  deed(spending.decideReopening, 'head', async (_, runtime) => {
    return { ...(await shown(runtime)), grants: true, reason }
  }),
]
