import { Tag } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { memberCategoryCodes, memberClassCodes, partyStatusCodes } from '../../../shared/codes/membership.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { HistoryTab } from '../../parts/record/HistoryTab.tsx'
import { RecordFrame } from '../../parts/record/RecordFrame.tsx'
import { useUnmask } from '../../parts/record/use-unmask.ts'
import { MemberCardTab } from './MemberCardTab.tsx'
import { MemberChanges } from './MemberChanges.tsx'
import { MemberDeeds } from './MemberDeeds.tsx'

type Told = Output<typeof members.get>

/** 党员信息卡: one person, how they came to stand where they stand, and who changed what. */
export function MemberCardPage({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(members.get, { id }, { keepPrevious: true })
  return <Answered of={told}>{(value) => <Card told={value} />}</Answered>
}

function Card({ told }: { readonly told: Told }) {
  const { member } = told
  const { nameOf } = useOrganisations()
  const { record, show } = useUnmask(members.unmask, member.id)
  const shown = record?.revision === member.revision ? record : member
  const hasStars = member.masked && shown === member
  return (
    <RecordFrame
      title={member.name}
      marks={<Marks member={member} branch={nameOf(member.branchId) ?? ''} />}
      deeds={<MemberDeeds member={member} />}
      tabs={[
        {
          key: 'card',
          label: '卡片',
          children: <MemberCardTab member={shown} nameOf={nameOf} onShow={hasStars ? show : undefined} />,
        },
        { key: 'changes', label: '变动', children: <MemberChanges told={told} nameOf={nameOf} /> },
        {
          key: 'history',
          label: '操作记录',
          children: <HistoryTab table="member" id={member.id} nameOf={nameOf} />,
        },
      ]}
    />
  )
}

function Marks({ member, branch }: { readonly member: Told['member']; readonly branch: string }) {
  return (
    <span>
      {branch} <Tag>{labelOf(memberCategoryCodes, member.category)}</Tag>
      <Tag>{labelOf(memberClassCodes, member.memberClass)}</Tag>
      {member.partyStatus !== 'normal' && (
        <Tag color="orange">{labelOf(partyStatusCodes, member.partyStatus)}</Tag>
      )}
      {member.isLost && <Tag color="orange">失联</Tag>}
      {member.leftDay && <Tag color="red">{member.leftDay} 离开</Tag>}
    </span>
  )
}
