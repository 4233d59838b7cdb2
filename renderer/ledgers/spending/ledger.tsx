import { AccountBookOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { LedgerView } from '../../definition/view.ts'

/** 经费 on the screen. */
export const spendingView: LedgerView = {
  icon: <AccountBookOutlined aria-hidden />,
  Page: lazy(() => import('./SpendingPage.tsx').then((m) => ({ default: m.SpendingPage }))),
  door: spending.vouchers,
  opens: {
    spending: (id) => ({ id }),
    voucher: (id) => ({ view: 'vouchers', id }),
    fund: (fundId) => ({ view: 'budget', fundId }),
  },
}
