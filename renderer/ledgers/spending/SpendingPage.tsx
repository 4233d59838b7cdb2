import type { Id } from '../../../shared/kernel/id.ts'
import { spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import { goBack, usePlace } from '../../bridge/place.ts'
import { ImportPage } from '../../parts/import/ImportPage.tsx'
import { BoardPage } from './BoardPage.tsx'
import { BudgetPage } from './BudgetPage.tsx'
import { ExecutionPage } from './ExecutionPage.tsx'
import { ReceivedPage } from './ReceivedPage.tsx'
import { SpendingCardPage } from './SpendingCardPage.tsx'
import { SpendingEdit } from './SpendingEdit.tsx'
import { SpendingForm } from './SpendingForm.tsx'
import { SpendingList } from './SpendingList.tsx'
import { BalancePage } from './vouchers/BalancePage.tsx'
import { ClosingPage } from './vouchers/ClosingPage.tsx'
import { VoucherForm } from './vouchers/VoucherForm.tsx'
import { VoucherListPage } from './vouchers/VoucherListPage.tsx'
import { VoucherPage } from './vouchers/VoucherPage.tsx'

/** 经费: how budgets are used, every spending, what arrived, the board, budgets and rules. */
export function SpendingPage() {
  const { view, id, mode } = usePlace().details
  if (view === 'vouchers') {
    if (typeof id === 'string') return <VoucherPage key={id} id={id as Id} />
    return mode === 'new' ? <VoucherForm /> : <VoucherListPage />
  }
  if (mode === 'import') {
    return <ImportPage title="以往的支出" noun="spending" fields={spendingFields} onLeave={goBack} />
  }
  if (mode === 'new') return <SpendingForm />
  if (typeof id === 'string') {
    return mode === 'edit' ? <SpendingEdit id={id as Id} /> : <SpendingCardPage key={id} id={id as Id} />
  }
  switch (view) {
    case 'list':
      return <SpendingList />
    case 'received':
      return <ReceivedPage />
    case 'board':
      return <BoardPage />
    case 'budget':
      return <BudgetPage />
    case 'balances':
      return <BalancePage />
    case 'closing':
      return <ClosingPage />
    default:
      return <ExecutionPage />
  }
}
