import { TeamOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { members } from '../../../shared/ledgers/members/contract.ts'
import type { LedgerView } from '../../definition/view.ts'

/** 党员 on the screen. */
export const membersView: LedgerView = {
  icon: <TeamOutlined aria-hidden />,
  Page: lazy(() => import('./MembersPage.tsx').then((m) => ({ default: m.MembersPage }))),
  door: members.list,
  opens: {
    member: (id) => ({ id }),
  },
}
