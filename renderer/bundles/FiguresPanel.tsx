import { Segmented, Tag } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import { indicatorGroups } from '../../shared/bundles/indicators.ts'
import { sayFigure } from '../../shared/bundles/say-figure.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { usePlaceState } from '../bridge/place.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ledgerViews } from '../ledgers/index.ts'
import { MonthStepper } from '../parts/form/MonthStepper.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import { monthAfter, thisMonth } from '../parts/values/months.ts'
import css from './bundles.module.css'
import { OpenReceived } from './OpenReceived.tsx'

type Figures = Output<typeof bundles.figures>

/** 汇总数字: every office's figures of one month, and their sums. */
export function FiguresPanel() {
  const [period, setPeriod] = usePlaceState('period', monthAfter(thisMonth(), -1))
  const [group, setGroup] = usePlaceState<string>('group', indicatorGroups[0]!.code)
  const [isSaving, setSaving] = useState(false)
  const figures = useLedgerQuery(bundles.figures, { period }, { keepPrevious: true })
  return (
    <>
      <div className="row" style={{ marginBottom: 12 }}>
        <MonthStepper label="期间" value={period} onChange={setPeriod} />
        <Segmented
          aria-label="哪一类数字"
          value={group}
          options={indicatorGroups.map(({ code, label }) => ({ value: code, label }))}
          onChange={setGroup}
        />
        <Deed door={bundles.figuresSheet} onClick={() => setSaving(true)}>
          导出
        </Deed>
      </div>
      <Answered of={figures}>
        {(value) =>
          value.rows.length === 0 ? (
            <div className="empty panel">
              <strong>{sayMonth(period)}还没有可以汇总的上报</strong>
              收到下级的上报后，这里列出各单位的数字和合计；待认定的会标明，退回的不计入。
            </div>
          ) : (
            <FiguresTable figures={value} group={group} period={period} />
          )
        }
      </Answered>
      {isSaving && <SaveDialog period={period} onClose={() => setSaving(false)} />}
    </>
  )
}

function FiguresTable({ figures, group, period }: TableProps) {
  const shown = figures.indicators.flatMap((indicator, at) =>
    indicator.group === group ? [{ ...indicator, at }] : [],
  )
  const page = indicatorGroups.find(({ code }) => code === group)?.code
  const view = page && ledgerViews[page]
  return (
    <div className={css.figuresFrame}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {shown.map(({ code, label }) => (
              <th key={code} scope="col" className="number">
                {label}
              </th>
            ))}
            <th scope="col">来源</th>
          </tr>
        </thead>
        <tbody>
          {figures.rows.map((row) => (
            <tr key={row.peerId}>
              <th scope="row">
                {row.officeName} {!row.accepted && <Tag color="warning">待认定</Tag>}
              </th>
              <Cells values={row.values} shown={shown} />
              <td>
                <OpenReceived
                  bundleId={row.bundleId}
                  label="怎么来的"
                  page={page ?? 'desk'}
                  details={view?.figuresAt?.(period) ?? {}}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计（{figures.rows.length} 个单位）</th>
            <Cells values={figures.sums} shown={shown} />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

type Shown = Figures['indicators'][number] & { readonly at: number }
type TableProps = { readonly figures: Figures; readonly group: string; readonly period: string }

const Cells = ({ values, shown }: { readonly values: Figures['sums']; readonly shown: readonly Shown[] }) =>
  shown.map(({ code, kind, at }) => (
    <td key={code} className="number">
      {sayFigure(values[at] ?? null, kind)}
    </td>
  ))

function SaveDialog({ period, onClose }: { readonly period: string; readonly onClose: () => void }) {
  const save = useLedgerTask(bundles.figuresSheet, {
    showsFault: true,
    done: ({ fileName }) => (fileName ? `已导出：${fileName}` : '没有导出'),
  })
  return (
    <ReasonDialog
      title={`导出${sayMonth(period)}汇总数字`}
      okText="导出"
      isRunning={save.isRunning}
      fault={save.fault}
      offers={['报送上级', '存档']}
      onClose={onClose}
      onReason={async (reason) => {
        const answer = await save.run({ period, reason })
        if (answer.ok) onClose()
      }}
    />
  )
}
