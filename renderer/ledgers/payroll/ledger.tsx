import { WalletOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { LedgerView } from '../../definition/view.ts'

/** 报酬 on the screen. */
export const payrollView: LedgerView = {
  icon: <WalletOutlined aria-hidden />,
  Page: lazy(() => import('./PayrollPage.tsx').then((m) => ({ default: m.PayrollPage }))),
  door: payroll.list,
  figuresAt: (month) => ({ view: 'month', month }),
  opens: {
    staff: (id) => ({ id }),
    pay_slip: (slip) => ({ slip }),
  },
}
