import { Steps, Tooltip } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { bundles, type ExportDraft } from '../../shared/bundles/contract.ts'
import { bundleKindWords } from '../../shared/bundles/state-words.ts'
import { draftStanding, draftWorkflow } from '../../shared/bundles/workflow.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { isOwn, stepsFor } from '../../shared/workflow/workflow.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useSession } from '../bridge/session.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import css from './bundles.module.css'
import { LeavingTables } from './LeavingTables.tsx'
import { SealDeed } from './SealDeed.tsx'

type Draft = z.output<typeof ExportDraft>

/** One report on its way out: which step it is at, what would leave, and the next deed. */
export function DraftPanel({ draft }: { readonly draft: Draft }) {
  const preview = useLedgerQuery(bundles.preview, { draftId: draft.id })
  return (
    <section className="panel" aria-label="上报内容">
      <h2>
        {sayMonth(draft.period)}
        {bundleKindWords[draft.kind]}　报给 {draft.toName}
      </h2>
      <Steps
        size="small"
        className={css.draftSteps}
        current={stepOf[draft.state]}
        status={draft.state === 'withdrawn' ? 'error' : 'process'}
        items={[
          { title: '准备', content: draft.preparedBy },
          { title: '审批', content: draft.approvedBy ?? '由另一人办理' },
          { title: '签章封装', content: '由负责人办理' },
          { title: '写入U盘' },
        ]}
      />
      <DraftDeeds draft={draft} />
      <Answered of={preview}>{(value) => <LeavingTables preview={value} />}</Answered>
    </section>
  )
}

const stepOf: Readonly<Record<Draft['state'], number>> = { prepared: 1, approved: 2, sealed: 3, withdrawn: 1 }

function DraftDeeds({ draft }: { readonly draft: Draft }) {
  const { user } = useSession()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const approve = useLedgerTask(bundles.approve, { showsFault: true, done: '已审批，请负责人签章封装' })
  const withdraw = useLedgerTask(bundles.withdraw, { showsFault: true, done: '已撤回' })
  const steps = stepsFor(draftWorkflow, draftStanding(draft), user)
  const isMine = isOwn(user, draft.preparedById)
  const takeBack = (
    <Deed door={bundles.withdraw} danger onClick={() => setWithdrawing(true)}>
      撤回
    </Deed>
  )
  return (
    <div className={`stack ${css.draftDeeds}`}>
      {draft.state === 'approved' && <SealDeed draftId={draft.id} beside={takeBack} />}
      <div className="row">
        {draft.state === 'prepared' && (
          <Tooltip title={isMine ? '准备的人不能自己审批，请换另一位同事' : ''}>
            <Deed
              door={bundles.approve}
              type="primary"
              disabled={!steps.has('approve')}
              loading={approve.isRunning}
              onClick={() => approve.run({ draftId: draft.id })}
            >
              审批通过
            </Deed>
          </Tooltip>
        )}
        {draft.state === 'prepared' && isMine && (
          <span className="soft">请另一位复核或负责人打开台账来审批。</span>
        )}
        {draft.state === 'prepared' && steps.has('withdraw') && takeBack}
      </div>
      <FaultNote fault={approve.fault} />
      {isWithdrawing && (
        <ReasonDialog
          title="撤回这次上报"
          okText="撤回"
          isDangerous
          isRunning={withdraw.isRunning}
          fault={withdraw.fault}
          offers={['内容还要更正', '期间选错', '收件单位选错']}
          onClose={() => setWithdrawing(false)}
          onReason={async (reason) => {
            const answer = await withdraw.run({ draftId: draft.id, reason })
            if (answer.ok) setWithdrawing(false)
          }}
        >
          <p>撤回后可以重新准备，已录入的内容不受影响。</p>
        </ReasonDialog>
      )}
    </div>
  )
}
