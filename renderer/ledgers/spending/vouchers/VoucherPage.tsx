import { Button, Tag } from 'antd'
import { labelOf } from '../../../../shared/codes/index.ts'
import { voucherKindCodes } from '../../../../shared/codes/vouchers.ts'
import type { Id } from '../../../../shared/kernel/id.ts'
import { sayMoment } from '../../../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../../../shared/kernel/month-words.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import type { VoucherView } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { sayNumber } from '../../../../shared/ledgers/spending/vouchers/words.ts'
import { AttachmentsPanel, papersLabel } from '../../../attachments/AttachmentsPanel.tsx'
import { Answered } from '../../../bridge/Answered.tsx'
import { goTo } from '../../../bridge/place.ts'
import { useLedgerQuery } from '../../../bridge/use-ledger-query.ts'
import { RecordFrame } from '../../../parts/record/RecordFrame.tsx'
import { Fen } from './Fen.tsx'
import { VoucherDeeds } from './VoucherDeeds.tsx'
import css from './vouchers.module.css'

/** One voucher as it stands on paper, with where it comes from and what took it back. */
export function VoucherPage({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(spending.voucher, { id }, { keepPrevious: true })
  return <Answered of={told}>{(view) => <Card view={view} />}</Answered>
}

function Card({ view }: { readonly view: VoucherView }) {
  const { id, month, number } = view.voucher
  return (
    <RecordFrame
      title={`${month} ${sayNumber(number)}`}
      marks={<Marks view={view} />}
      deeds={<VoucherDeeds view={view} />}
      tabs={[
        { key: 'voucher', label: '凭证', children: <VoucherPaper view={view} /> },
        {
          key: 'papers',
          label: papersLabel(view.papers),
          children: <AttachmentsPanel of={{ ofTable: 'voucher', ofId: id }} />,
        },
      ]}
    />
  )
}

function Marks({ view: { voucher, reverses, reversedBy } }: { readonly view: VoucherView }) {
  const { kind, checkedBy } = voucher
  const source = sourceOf(voucher)
  return (
    <>
      <Tag>{labelOf(voucherKindCodes, kind)}</Tag>
      {source && (
        <Button size="small" type="link" onClick={() => goTo(source.page, source.details)}>
          来源：{source.words}
        </Button>
      )}
      {checkedBy === null ? <Tag color="orange">待审核</Tag> : <Tag color="green">已审核</Tag>}
      {reverses && <Linked words="冲销" to={reverses} />}
      {reversedBy && <Linked words="已被冲销：" to={reversedBy} />}
    </>
  )
}

/** Where the record stands that a voucher was written for. */
function sourceOf({ sourceTable, sourceId, month }: VoucherView['voucher']) {
  if (sourceTable === 'pay_run') {
    return { words: `${sayMonth(month)}工资`, page: 'payroll', details: { view: 'month', month } }
  }
  if (sourceTable === 'appropriation') {
    return { words: '拨款', page: 'spending', details: { view: 'received' } }
  }
  if (sourceTable === 'spending') return { words: '支出单', page: 'spending', details: { id: sourceId } }
  return undefined
}

type Link = NonNullable<VoucherView['reverses']>

function Linked({ words, to }: { readonly words: string; readonly to: Link }) {
  return (
    <Button size="small" type="link" onClick={() => goTo('spending', { view: 'vouchers', id: to.id })}>
      {words} {to.month} {sayNumber(to.number)}
    </Button>
  )
}

function VoucherPaper({ view: { voucher, entries } }: { readonly view: VoucherView }) {
  const { day, number, totalFen, enteredByName, enteredAt, checkedByName, checkedAt } = voucher
  return (
    <section className={css.paper} aria-label="记账凭证">
      <h2>记账凭证</h2>
      <div className={css.head}>
        <span>日期：{day}</span>
        <span>{sayNumber(number)}号</span>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">摘要</th>
            <th scope="col">会计科目</th>
            <th scope="col">借方金额</th>
            <th scope="col">贷方金额</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{entry.summary}</td>
              <td>
                {entry.accountCode} {entry.accountName}
                {entry.fundName && <div className="soft">{entry.fundName}</div>}
              </td>
              <td className={css.fen}>
                <Fen fen={entry.debitFen} />
              </td>
              <td className={css.fen}>
                <Fen fen={entry.creditFen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              合计
            </th>
            <th className={css.fen}>
              <Fen fen={totalFen} />
            </th>
            <th className={css.fen}>
              <Fen fen={totalFen} />
            </th>
          </tr>
        </tfoot>
      </table>
      <div className={css.foot}>
        <span>
          制单：{enteredByName} <span className="soft">{sayMoment(enteredAt)}</span>
        </span>
        <span>
          审核：{checkedByName || '待审核'}{' '}
          {checkedAt !== null && <span className="soft">{sayMoment(checkedAt)}</span>}
        </span>
      </div>
    </section>
  )
}
