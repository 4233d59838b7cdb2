import {
  AuditOutlined,
  ContainerOutlined,
  DashboardOutlined,
  DownloadOutlined,
  SaveOutlined,
  UploadOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react'
import { audit } from '../../shared/audit/contract.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { desk } from '../../shared/desk/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { dictionary } from '../../shared/kernel/dictionary.ts'
import type { LedgerName } from '../../shared/ledgers/index.ts'
import { definitions } from '../../shared/ledgers/index.ts'
import { session } from '../../shared/session/contract.ts'
import { mayUse } from '../../shared/session/may-use.ts'
import { isAuditor, type Session } from '../../shared/session/session.ts'
import { isReadOnly } from '../bridge/session.ts'
import { ledgerViews } from '../ledgers/index.ts'

/** A page of the navigation: its name, and what it takes to see it. */
export type PageEntry = {
  readonly label: string
  readonly icon: ReactNode
  readonly Page: ComponentType | LazyExoticComponent<ComponentType>
  /** The question the page lives on: who may not ask it does not see the page. */
  readonly door: Endpoint
  /** Which ledger it belongs to: one's own, an auditor's own, or whatever is shown. */
  readonly of: 'own' | 'auditor' | 'any'
}

const DeskPage = lazy(() => import('../desk/DeskPage.tsx').then((m) => ({ default: m.DeskPage })))
const ReportPage = lazy(() => import('../bundles/ReportPage.tsx').then((m) => ({ default: m.ReportPage })))
const ReceivePage = lazy(() => import('../bundles/ReceivePage.tsx').then((m) => ({ default: m.ReceivePage })))
const PacksPage = lazy(() => import('../bundles/PacksPage.tsx').then((m) => ({ default: m.PacksPage })))
const AuditPage = lazy(() => import('../audit/AuditPage.tsx').then((m) => ({ default: m.AuditPage })))
const PeoplePage = lazy(() => import('../session/PeoplePage.tsx').then((m) => ({ default: m.PeoplePage })))
const BackupPage = lazy(() => import('../session/BackupPage.tsx').then((m) => ({ default: m.BackupPage })))

/** Every page, in the order of the navigation. */
export const pages = dictionary<PageEntry>({
  desk: {
    label: '工作台',
    icon: <DashboardOutlined aria-hidden />,
    Page: DeskPage,
    door: desk.overview,
    of: 'any',
  },
  packs: {
    label: '审计包',
    icon: <ContainerOutlined aria-hidden />,
    Page: PacksPage,
    door: bundles.inbox,
    of: 'auditor',
  },
  ...Object.fromEntries(Object.values(definitions).map(pageOf)),
  report: {
    label: '上报',
    icon: <UploadOutlined aria-hidden />,
    Page: ReportPage,
    door: bundles.outbox,
    of: 'own',
  },
  receive: {
    label: '接收',
    icon: <DownloadOutlined aria-hidden />,
    Page: ReceivePage,
    door: bundles.inbox,
    of: 'own',
  },
  audit: {
    label: '操作记录',
    icon: <AuditOutlined aria-hidden />,
    Page: AuditPage,
    door: audit.entries,
    of: 'any',
  },
  people: {
    label: '人员与密码',
    icon: <UserOutlined aria-hidden />,
    Page: PeoplePage,
    door: session.people,
    of: 'own',
  },
  backup: {
    label: '备份',
    icon: <SaveOutlined aria-hidden />,
    Page: BackupPage,
    door: session.backups,
    of: 'own',
  },
})

function pageOf({ name, label }: { readonly name: LedgerName; readonly label: string }) {
  const { icon, Page, door } = ledgerViews[name]
  return [name, { label, icon, Page, door, of: 'any' }] as const
}

/** The pages this person sees in what is shown now, by name. */
export function pagesFor(now: Session): readonly (readonly [string, PageEntry])[] {
  const visitor = { role: now.user.role, readOnly: isReadOnly(now) }
  return Object.entries(pages).filter(
    ([name, page]) => mayUse(page.door, visitor) && belongs(name, page, now),
  )
}

function belongs(name: string, { of }: PageEntry, now: Session): boolean {
  // A report brings no entries with it, so there is nothing to read or to verify; a pack does.
  if (now.shown.kind === 'received') return of === 'any' && name !== 'audit'
  if (now.shown.kind === 'pack') return of === 'any'
  return isAuditor(now.kind) ? ofAuditor.has(name) : of !== 'auditor'
}

/** An auditor's own ledger keeps no rows: only packs, entries, the password and backups. */
const ofAuditor = new Set(['packs', 'audit', 'people', 'backup'])
