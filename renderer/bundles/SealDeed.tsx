import { type ReactNode, useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { Deed } from '../bridge/Deed.tsx'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { goTo } from '../bridge/place.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'

type Props = { readonly draftId: Id; readonly beside: ReactNode }

/** Seals an approved draft; where the own ledger does not verify, for a written reason only. */
export function SealDeed({ draftId, beside }: Props) {
  const [isExplaining, setExplaining] = useState(false)
  const seal = useLedgerTask(bundles.seal, { showsFault: true, done: '已签章封装，请写入U盘' })
  const run = async (despite: string | null) => {
    const answer = await seal.run({ draftId, despite })
    if (answer.ok) goTo('report', { tab: 'outbox' })
  }
  const isBroken = seal.fault?.code === 'bundles.chain-broken'
  return (
    <>
      <div className="row">
        <Deed door={bundles.seal} type="primary" loading={seal.isRunning} onClick={() => run(null)}>
          签章封装
        </Deed>
        {beside}
        {isBroken && (
          <Deed door={bundles.seal} danger onClick={() => setExplaining(true)}>
            已查明，写明情况后签章
          </Deed>
        )}
      </div>
      <FaultNote fault={seal.fault} />
      {isExplaining && (
        <ReasonDialog
          title="核验不符，仍然签章"
          okText="签章封装"
          isDangerous
          isRunning={seal.isRunning}
          fault={isBroken ? undefined : seal.fault}
          onClose={() => setExplaining(false)}
          onReason={run}
        >
          <p>本单位台账核验不符的处数会写进上报包，收件单位接收时就能看到；这里写的情况记入操作记录。</p>
        </ReasonDialog>
      )}
    </>
  )
}
