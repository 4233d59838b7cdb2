import type { Id } from '../../../shared/kernel/id.ts'
import { usePlace } from '../../bridge/place.ts'
import './vouchers/vouchers.css'
import { BalancePage } from './vouchers/BalancePage.tsx'
import { ClosingPage } from './vouchers/ClosingPage.tsx'
import { VoucherForm } from './vouchers/VoucherForm.tsx'
import { VoucherListPage } from './vouchers/VoucherListPage.tsx'
import { VoucherPage } from './vouchers/VoucherPage.tsx'

/** 经费: vouchers, balances and closings, as the address says. */
export function SpendingPage() {
  const { view, id, mode } = usePlace().details
  if (view === 'balances') return <BalancePage />
  if (view === 'closing') return <ClosingPage />
  if (typeof id === 'string') return <VoucherPage key={id} id={id as Id} />
  return mode === 'new' ? <VoucherForm /> : <VoucherListPage />
}
