import { Tabs, Tag } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { organisationTypeCodes } from '../../../shared/codes/organisation.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { organisationFields } from '../../../shared/ledgers/organisation/fields.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { HistoryTab } from '../../parts/record/HistoryTab.tsx'
import { RecordCard } from '../../parts/record/RecordCard.tsx'
import { today } from '../../parts/values/clock.ts'
import { OrganisationDeeds } from './OrganisationDeeds.tsx'
import css from './OrganisationPanel.module.css'
import { Posts } from './Posts.tsx'

type Told = Output<typeof organisation.get>

/** The card of one organisation, its posts and its history. */
export function OrganisationPanel({ id, asOf }: { readonly id: Id; readonly asOf: Day }) {
  const told = useLedgerQuery(organisation.get, { id })
  return (
    <div className={css.panel}>
      {asOf !== today() && <p className="soft">左边是 {asOf} 的情况；这里是现在的情况。</p>}
      <Answered of={told}>{(value) => <Panel told={value} />}</Answered>
    </div>
  )
}

function Panel({ told }: { readonly told: Told }) {
  const { organisation: one, posts, memberCount } = told
  const [tab, setTab] = usePlaceState('tab', 'card')
  const { nameOf } = useOrganisations()
  const secretary = posts.find((post) => post.title === 'secretary' && isHeld(post.toDay))
  const record = { ...one, memberCount, secretary: secretary?.holderName ?? '' }
  return (
    <>
      <div className={css.head}>
        <h2>{one.fullName}</h2>
        <Tag>{labelOf(organisationTypeCodes, one.type)}</Tag>
        {one.dissolvedDay && <Tag color="red">{one.dissolvedDay} 撤销</Tag>}
        {!one.dissolvedDay && one.termEnd && one.termEnd < today() && <Tag color="red">本届已届满</Tag>}
      </div>
      <OrganisationDeeds organisation={one} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key)}
        items={[
          {
            key: 'card',
            label: '卡片',
            children: (
              <RecordCard
                title="党组织信息"
                fields={organisationFields}
                names={organisationFields.map((field) => field.name)}
                record={record}
                nameOf={(_, parent) => nameOf(parent) ?? '（已撤销的组织）'}
              />
            ),
          },
          { key: 'posts', label: '任职', children: <Posts organisation={one} posts={posts} /> },
          {
            key: 'history',
            label: '操作记录',
            children: <HistoryTab table="organisation" id={one.id} nameOf={nameOf} />,
          },
        ]}
      />
    </>
  )
}

const isHeld = (toDay: string | null): boolean => toDay === null || toDay >= today()
