import { Button, Empty, Input, Select, Table } from 'antd'
import { useState } from 'react'
import { codesOf } from '../../../shared/codes/index.ts'
import { staffRatingCodes } from '../../../shared/codes/payroll.ts'
import { imports } from '../../../shared/imports/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { payComponentFields } from '../../../shared/ledgers/payroll/fields.ts'
import type { MonthEntries } from '../../../shared/ledgers/payroll/views.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { goTo } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { fromWritten } from '../../parts/form/form-values.ts'
import css from './payroll.module.css'

type Props = { readonly month: Month; readonly view: MonthEntries }
type Component = MonthEntries['written'][number]
type Written = Readonly<Record<string, string>>

/** 当月填写: ratings and amounts of one month, a line for each person. */
export function EntriesPanel({ month }: Pick<Props, 'month'>) {
  const told = useLedgerQuery(payroll.entries, { month })
  return <Answered of={told}>{(view) => <Entries month={month} view={view} />}</Answered>
}

function Entries({ month, view }: Props) {
  const first = keptIn(view)
  const [written, setWritten] = useState<Written>(first)
  const write = useLedgerTask(payroll.writeEntries, { showsFault: true, done: '已保存当月填写' })
  const changed = Object.keys(written).filter((place) => written[place] !== (first[place] ?? ''))
  const wrong = changed.filter((place) => amountOf(place, written, view) === undefined)
  const saving = { disabled: changed.length === 0 || wrong.length > 0, loading: write.isRunning }
  const put = (place: string, text: string) => setWritten((before) => ({ ...before, [place]: text }))
  const save = async (): Promise<void> => {
    const entries = changed.map((place) => entryOf(place, written, view))
    await write.run({ month, entries })
  }
  const ratings = view.written.filter(({ method }) => method === 'performance')
  const rateAll = (): void => {
    const places = view.staff.flatMap(({ id }) => ratings.map(({ code }) => placeOf(id, code)))
    setWritten((before) => ({
      ...before,
      ...Object.fromEntries(places.filter((place) => !before[place]).map((place) => [place, 'good'])),
    }))
  }
  if (view.written.length === 0) return <Empty description="这个月没有要填写的项目" />
  return (
    <section className="panel" aria-label="当月填写">
      <div className={`row ${css.deed}`}>
        <strong>当月填写</strong>
        <span className="soft">金额为元，扣减填负数；代扣款填正数。空着就是没有。</span>
        <span className="list-bar-gap" />
        <Deed door={imports.open} onClick={() => goTo('payroll', { mode: 'import-entries' })}>
          从表格导入
        </Deed>
        {ratings.length > 0 && <Button onClick={rateAll}>没填的等次都填“合格”</Button>}
        <Deed door={payroll.writeEntries} type="primary" {...saving} onClick={() => void save()}>
          保存{changed.length > 0 ? `（${changed.length} 处）` : ''}
        </Deed>
      </div>
      <FaultNote fault={write.fault} />
      <Table
        size="small"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...view.staff]}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 110 },
          ...view.written.map((component) => ({
            title: component.name,
            key: component.code,
            render: (_: unknown, { id, name }: MonthEntries['staff'][number]) => {
              const place = placeOf(id, component.code)
              const label = `${name} ${component.name}`
              const isWrong = wrong.includes(place)
              return (
                <Cell
                  component={component}
                  label={label}
                  value={written[place] ?? ''}
                  isWrong={isWrong}
                  onWrite={(text) => put(place, text)}
                />
              )
            },
          })),
        ]}
      />
    </section>
  )
}

type CellProps = {
  readonly component: Component
  readonly label: string
  readonly value: string
  readonly isWrong: boolean
  readonly onWrite: (text: string) => void
}

function Cell({ component, label, value, isWrong, onWrite }: CellProps) {
  if (component.method === 'performance') {
    return (
      <Select
        allowClear
        style={{ width: 120 }}
        aria-label={label}
        placeholder="考核等次"
        value={value || null}
        onChange={(code) => onWrite(code ?? '')}
        options={codesOf(staffRatingCodes).map((one) => ({ value: one.code, label: one.label }))}
      />
    )
  }
  return (
    <Input
      style={{ width: 120, textAlign: 'right' }}
      aria-label={label}
      inputMode="decimal"
      status={isWrong ? 'error' : ''}
      title={isWrong ? '请填写金额，如 1234.50，最多两位小数。' : ''}
      value={value}
      onChange={(event) => onWrite(event.target.value)}
    />
  )
}

const placeOf = (staffId: string, component: string): string => `${staffId} ${component}`

function keptIn({ entries }: MonthEntries): Written {
  return Object.fromEntries(
    entries.map(({ staffId, component, amountFen, rating }) => [
      placeOf(staffId, component),
      rating ?? (amountFen === null ? '' : (amountFen / 100).toFixed(2)),
    ]),
  )
}

function entryOf(place: string, written: Written, view: MonthEntries) {
  const [staffId, component] = place.split(' ') as [Id, string]
  const { amountFen, rating } = amountOf(place, written, view)!
  const kept = view.entries.find((one) => one.staffId === staffId && one.component === component)
  return { staffId, component, amountFen, rating, note: kept?.note ?? '' }
}

/** What a cell says; undefined where it is no amount. */
function amountOf(place: string, written: Written, { written: components }: MonthEntries) {
  const text = written[place] ?? ''
  const method = components.find(({ code }) => place.endsWith(` ${code}`))?.method
  if (method === 'performance') return { amountFen: null, rating: text || null }
  const read = fromWritten(amountField, text)
  return read.ok ? { amountFen: read.value as number | null, rating: null } : undefined
}

const amountField = { ...payComponentFields[0]!, name: 'amount', kind: 'fen', required: false } as const
