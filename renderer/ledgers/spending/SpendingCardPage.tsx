import { Alert, Steps, Tag } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { paperKindCodes, spendingStateCodes } from '../../../shared/codes/spending.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { publicityFields, spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import type { SpendingTold } from '../../../shared/ledgers/spending/spend-doors.ts'
import type { SpendingState } from '../../../shared/ledgers/spending/spending.ts'
import { capitalAmount } from '../../../shared/papers/capital-amount.ts'
import { AttachmentsPanel, papersLabel } from '../../attachments/AttachmentsPanel.tsx'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { HistoryTab } from '../../parts/record/HistoryTab.tsx'
import { RecordCard } from '../../parts/record/RecordCard.tsx'
import { RecordFrame } from '../../parts/record/RecordFrame.tsx'
import { useUnmask } from '../../parts/record/use-unmask.ts'
import css from './SpendingCardPage.module.css'
import { SpendingDeeds } from './SpendingDeeds.tsx'
import { stateColours } from './state-colours.ts'
import { useFunds } from './use-funds.ts'

/** One spending: how far it is, what it says, its papers, and who did what. */
export function SpendingCardPage({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(spending.get, { id }, { keepPrevious: true })
  return <Answered of={told}>{(value) => <Card told={value} />}</Answered>
}

function Card({ told }: { readonly told: SpendingTold }) {
  const { spending: one, line, fundName, publicity, papers, missing } = told
  const { nameOf: known } = useFunds()
  const nameOf = (id: string) =>
    id === line.id ? line.name : id === one.fundId ? fundName : (known(id) ?? undefined)
  const { record, show } = useUnmask(spending.unmask, one.id)
  const shown = record?.revision === one.revision ? record : one
  const fieldName = (_field: string, id: string) => nameOf(id) ?? ''
  return (
    <RecordFrame
      title={one.purpose}
      marks={
        <span>
          {one.number} {sayYuan(one.amountFen)} 元{' '}
          <Tag color={stateColours[one.state]}>{labelOf(spendingStateCodes, one.state)}</Tag>
        </span>
      }
      deeds={<SpendingDeeds told={told} />}
      tabs={[
        {
          key: 'card',
          label: '支出',
          children: (
            <>
              <Course told={told} />
              <p className="soft">{capitalAmount(one.amountFen)}</p>
              {parts.map(({ title, names }) => (
                <RecordCard
                  key={title}
                  title={title}
                  fields={spendingFields}
                  names={names}
                  record={shown}
                  nameOf={fieldName}
                  onShow={one.masked && shown === one ? show : undefined}
                />
              ))}
              {publicity && (
                <RecordCard
                  title="公示"
                  fields={publicityFields}
                  names={publicityFields.map(({ name }) => name)}
                  record={publicity}
                />
              )}
            </>
          ),
        },
        {
          key: 'papers',
          label: `${papersLabel(papers)}${missing.length > 0 ? ' 未齐' : ''}`,
          children: <AttachmentsPanel of={{ ofTable: 'spending', ofId: one.id }} kindAtFirst={missing[0]} />,
        },
        {
          key: 'history',
          label: '操作记录',
          children: <HistoryTab table="spending" id={one.id} nameOf={nameOf} />,
        },
      ]}
    />
  )
}

/** The way of a spending, and where on it this one is. */
function Course({ told: { spending: one, missing } }: { readonly told: SpendingTold }) {
  const at = stepOf[one.state]
  return (
    <>
      {at === undefined ? null : (
        <Steps
          className={css.steps}
          size="small"
          current={at}
          status={one.state === 'returned' ? 'error' : 'process'}
          items={['录入', '复核', '审批', '支付', '公示'].map((title) => ({ title }))}
        />
      )}
      {one.note !== '' && (
        <Alert type="warning" showIcon title={`${labelOf(spendingStateCodes, one.state)}：${one.note}`} />
      )}
      {missing.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={`还缺${missing.map((kind) => labelOf(paperKindCodes, kind)).join('、')}，请在“单据”里附上。`}
        />
      )}
    </>
  )
}

const stepOf: Readonly<Partial<Record<SpendingState, number>>> = {
  draft: 0,
  returned: 0,
  submitted: 1,
  reviewed: 2,
  approved: 3,
  paid: 4,
  published: 5,
}

const parts = [
  {
    title: '资金与事由',
    names: ['fundId', 'lineId', 'category', 'day', 'amountFen', 'handler', 'purpose', 'decision'],
  },
  { title: '收款与发票', names: ['payee', 'payeeAccount', 'invoiceNumber', 'seller', 'remark'] },
  { title: '支付', names: ['paidDay', 'payWay', 'payReference', 'note'] },
]
