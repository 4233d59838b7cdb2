import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { LedgerKind } from '../../shared/ledgers/index.ts'

/** The page of one kind of ledger; its place's details choose the list, a record, a form or an import. */
export type LedgerPage = { readonly label: string; readonly Page: LazyExoticComponent<ComponentType> }

/** The page of every kind of ledger, fetched when it is first opened. */
export const ledgerPages = {
  organisation: {
    label: '组织',
    Page: lazy(() =>
      import('./organisation/OrganisationPage.tsx').then((m) => ({ default: m.OrganisationPage })),
    ),
  },
  members: {
    label: '党员',
    Page: lazy(() => import('./members/MembersPage.tsx').then((m) => ({ default: m.MembersPage }))),
  },
  spending: {
    label: '经费',
    Page: lazy(() => import('./spending/SpendingPage.tsx').then((m) => ({ default: m.SpendingPage }))),
  },
  payroll: {
    label: '报酬',
    Page: lazy(() => import('./payroll/PayrollPage.tsx').then((m) => ({ default: m.PayrollPage }))),
  },
  bookings: {
    label: '活动场所',
    Page: lazy(() => import('./bookings/BookingsPage.tsx').then((m) => ({ default: m.BookingsPage }))),
  },
} satisfies Record<LedgerKind, LedgerPage>
