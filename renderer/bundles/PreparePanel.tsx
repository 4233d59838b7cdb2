import { useState } from 'react'
import type { z } from 'zod'
import { bundles, type ExportDraft } from '../../shared/bundles/contract.ts'
import { bundleKindWords, draftStateWords } from '../../shared/bundles/state-words.ts'
import { sayMoment } from '../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { OnlyWith } from '../bridge/OnlyWith.tsx'
import { usePlaceState } from '../bridge/place.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import css from './bundles.module.css'
import { DraftPanel } from './DraftPanel.tsx'
import { PrepareForm } from './PrepareForm.tsx'

type Draft = z.output<typeof ExportDraft>

/** 准备 → 审批 → 签章封装: what is being prepared, and the one that is open. */
export function PreparePanel() {
  const drafts = useLedgerQuery(bundles.drafts, {})
  const [openId, setOpenId] = usePlaceState<string>('draft', '')
  const [isAll, setAll] = useState(false)
  return (
    <>
      <OnlyWith door={bundles.prepare}>
        <PrepareForm onPrepared={(id) => setOpenId(id, true)} />
      </OnlyWith>
      <Answered of={drafts}>
        {(list) => {
          const open = list.find((draft) => draft.id === openId)
          const moving = list.filter((draft) => draft.state === 'prepared' || draft.state === 'approved')
          const shown = isAll ? list : moving
          return (
            <>
              {shown.length === 0 && !open && <NothingPrepared />}
              {shown.length > 0 && (
                <ul className={css.draftList} aria-label="正在办理">
                  {shown.map((draft) => (
                    <li key={draft.id}>
                      <DraftButton draft={draft} isOpen={draft.id === openId} onOpen={setOpenId} />
                    </li>
                  ))}
                </ul>
              )}
              {list.length > moving.length && (
                <button type="button" className="link-button" onClick={() => setAll(!isAll)}>
                  {isAll ? '只看正在办理的' : '也看已封装和已撤回的'}
                </button>
              )}
              {open && <DraftPanel key={open.id} draft={open} />}
            </>
          )
        }}
      </Answered>
    </>
  )
}

type ButtonProps = {
  readonly draft: Draft
  readonly isOpen: boolean
  readonly onOpen: (id: string, step: boolean) => void
}

function DraftButton({ draft, isOpen, onOpen }: ButtonProps) {
  return (
    <button type="button" aria-pressed={isOpen} onClick={() => onOpen(draft.id, true)}>
      <strong>
        {sayMonth(draft.period)} {bundleKindWords[draft.kind]}
      </strong>
      <span>报给 {draft.toName}</span>
      <span>
        {draft.preparedBy} 于 {sayMoment(draft.preparedAtMs)} 准备
      </span>
      <span className={css.draftState}>{draftStateWords[draft.state]}</span>
    </button>
  )
}

function NothingPrepared() {
  return (
    <div className="empty panel">
      <strong>现在没有正在办理的上报</strong>
      每月上报分四步：准备（看清要带出什么）→ 另一人审批 → 负责人签章封装 → 写入U盘送上级。
      第一次上报前，先到“上级与审计单位”登记上级。
    </div>
  )
}
