import { Steps, Tooltip } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { bundles, type ExportDraft } from '../../shared/bundles/contract.ts'
import { bundleKindWords } from '../../shared/bundles/state-words.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { goTo } from '../bridge/place.ts'
import { useSession } from '../bridge/session.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import { LeavingTables } from './LeavingTables.tsx'

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
        className="draft-steps"
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
  const seal = useLedgerTask(bundles.seal, { showsFault: true, done: '已签章封装，请写入U盘' })
  const withdraw = useLedgerTask(bundles.withdraw, { showsFault: true, done: '已撤回' })
  const isOwn = draft.preparedBy === user.name
  const [isExplaining, setExplaining] = useState(false)
  const sealNow = async (despite: string | null = null) => {
    const answer = await seal.run({ draftId: draft.id, despite })
    if (answer.ok) goTo('report', { tab: 'outbox' })
  }
  return (
    <div className="stack draft-deeds">
      <div className="row">
        {draft.state === 'prepared' && (
          <Tooltip title={isOwn ? '准备的人不能自己审批，请换另一位同事' : ''}>
            <Deed
              door={bundles.approve}
              type="primary"
              disabled={isOwn}
              loading={approve.isRunning}
              onClick={() => approve.run({ draftId: draft.id })}
            >
              审批通过
            </Deed>
          </Tooltip>
        )}
        {draft.state === 'prepared' && isOwn && (
          <span className="soft">请另一位复核或负责人打开台账来审批。</span>
        )}
        {draft.state === 'approved' && (
          <Deed door={bundles.seal} type="primary" loading={seal.isRunning} onClick={() => sealNow()}>
            签章封装
          </Deed>
        )}
        {(draft.state === 'prepared' || draft.state === 'approved') && (
          <Deed door={bundles.withdraw} danger onClick={() => setWithdrawing(true)}>
            撤回
          </Deed>
        )}
      </div>
      <FaultNote fault={approve.fault ?? seal.fault} />
      {seal.fault?.code === 'bundles.chain-broken' && (
        <div className="row">
          <Deed door={bundles.seal} danger onClick={() => setExplaining(true)}>
            已查明，写明情况后签章
          </Deed>
        </div>
      )}
      {isExplaining && (
        <ReasonDialog
          title="核验不符，仍然签章"
          okText="签章封装"
          isDangerous
          isRunning={seal.isRunning}
          fault={seal.fault?.code === 'bundles.chain-broken' ? undefined : seal.fault}
          offers={[]}
          onClose={() => setExplaining(false)}
          onReason={(reason) => sealNow(reason)}
        >
          <p>本单位台账核验不符的处数会写进上报包，收件单位接收时就能看到；这里写的情况记入操作记录。</p>
        </ReasonDialog>
      )}
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
