import { ApartmentOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import type { LedgerView } from '../../definition/view.ts'

/** 组织 on the screen. */
export const organisationView: LedgerView = {
  icon: <ApartmentOutlined aria-hidden />,
  Page: lazy(() => import('./OrganisationPage.tsx').then((m) => ({ default: m.OrganisationPage }))),
  door: organisation.tree,
  opens: {
    organisation: (id) => ({ id }),
  },
}
