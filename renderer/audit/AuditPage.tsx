import { useState } from 'react'
import { audit, type SheetPoint } from '../../shared/audit/contract.ts'
import { Deed } from '../bridge/Deed.tsx'
import { usePlaceState } from '../bridge/place.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { CheckpointDialog } from './CheckpointDialog.tsx'
import { EntryFilters } from './EntryFilters.tsx'
import css from './EntryRows.module.css'
import { EntryRows } from './EntryRows.tsx'
import type { EntryFilter } from './entry-filter.ts'
import { SheetDialog } from './SheetDialog.tsx'
import { useNames } from './use-names.ts'
import { VerificationPanel } from './VerificationPanel.tsx'

/** 操作记录: who changed what, when, and whether the record still holds together. */
export function AuditPage() {
  const [filter, setFilter] = usePlaceState<EntryFilter>('filters', {})
  const [pages, setPages] = useState(1)
  const [isSealing, setSealing] = useState(false)
  const facets = useLedgerQuery(audit.facets, {})
  const verify = useLedgerTask(audit.verify)
  const [result, setResult] = useState<Parameters<typeof VerificationPanel>[0]['result']>()
  const names = useNames(facets.data?.users ?? [])
  const [isComparing, setComparing] = useState(false)
  const check = async (sheet: SheetPoint | null) => {
    setComparing(false)
    setResult(undefined)
    const answer = await verify.run({ sheet })
    if (answer.ok) setResult(answer.value)
  }
  return (
    <>
      <div className="page-head">
        <h1>操作记录</h1>
        <Deed door={audit.checkpointSheet} onClick={() => setSealing(true)}>
          打印封存单
        </Deed>
        <Deed door={audit.verify} disabled={verify.isRunning} onClick={() => setComparing(true)}>
          与封存单核对
        </Deed>
        <Deed door={audit.verify} type="primary" disabled={verify.isRunning} onClick={() => check(null)}>
          {verify.isRunning ? '正在核验…' : '核验'}
        </Deed>
      </div>
      {result && <VerificationPanel result={result} onClose={() => setResult(undefined)} />}
      <EntryFilters
        filter={filter}
        facets={facets.data}
        onChange={(next) => {
          setPages(1)
          setFilter(next)
        }}
      />
      <table className={css.entries}>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">人员</th>
            <th scope="col">办理</th>
            <th scope="col">对象</th>
            <th scope="col">改了什么</th>
            <th scope="col">事由</th>
          </tr>
        </thead>
        <tbody>
          <EntryRows
            filter={filter}
            beforeSeq={undefined}
            pages={pages}
            names={names}
            onMore={() => setPages(pages + 1)}
          />
        </tbody>
      </table>
      <Total filter={filter} />
      {isComparing && <SheetDialog onClose={() => setComparing(false)} onSheet={check} />}
      {isSealing && <CheckpointDialog onClose={() => setSealing(false)} />}
    </>
  )
}

/** How many entries there are in all. */
function Total({ filter }: { readonly filter: EntryFilter }) {
  const first = useLedgerQuery(audit.entries, filter)
  if (!first.data) return null
  return (
    <p className="soft">
      全部操作记录共 {first.data.size.toLocaleString('zh-CN')} 条，新的在上，时间为北京时间。
    </p>
  )
}
