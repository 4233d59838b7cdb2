import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import type { Peer } from '../../shared/bundles/enrolment-contract.ts'
import { relationWords } from '../../shared/bundles/state-words.ts'
import { Deed } from '../bridge/Deed.tsx'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { MonthStepper } from '../parts/form/MonthStepper.tsx'
import { monthAfter, thisMonth } from '../parts/values/months.ts'

/** To whom and for which month; nothing is sealed yet. */
export function PrepareForm({ onPrepared }: { readonly onPrepared: (draftId: string) => void }) {
  const peers = useLedgerQuery(bundles.peers, {})
  const to = (peers.data ?? []).filter(
    (peer) => peer.state === 'active' && ['superior', 'auditor'].includes(peer.relation),
  )
  const [chosen, setChosen] = useState<Peer['id']>()
  const [period, setPeriod] = useState(() => monthAfter(thisMonth(), -1))
  const [unmasked, setUnmasked] = useState(false)
  const prepare = useLedgerTask(bundles.prepare, { showsFault: true })
  const peer = to.find((one) => one.id === chosen) ?? (to.length === 1 ? to[0] : undefined)
  const isAudit = peer?.relation === 'auditor'
  const run = async () => {
    if (!peer) return
    const answer = await prepare.run({
      kind: isAudit ? 'audit' : 'report',
      peerId: peer.id,
      // Subtle: a pack shows the ledger as it is now, whatever month the form was at.
      period: isAudit ? thisMonth() : period,
      unmasked: isAudit && unmasked,
    })
    if (answer.ok) onPrepared(answer.value.draftId)
  }
  if (peers.data && to.length === 0) return null
  return (
    <section className="panel stack" aria-label="准备上报">
      <div className="row">
        <label htmlFor="prepare-to">报给</label>
        <Select
          id="prepare-to"
          style={{ minWidth: '18em' }}
          placeholder="请选择单位"
          value={peer?.id ?? null}
          onChange={(id) => setChosen(id ?? undefined)}
          options={to.map((one) => ({
            value: one.id,
            label: `${one.officeName}（${relationWords[one.relation]}）`,
          }))}
        />
        {!isAudit && <MonthStepper label="期间" value={period} onChange={setPeriod} />}
        {isAudit && (
          <Checkbox checked={unmasked} onChange={(event) => setUnmasked(event.target.checked)}>
            不遮盖身份证号和电话
          </Checkbox>
        )}
        <Deed
          door={bundles.prepare}
          type="primary"
          disabled={!peer}
          loading={prepare.isRunning}
          onClick={run}
        >
          {isAudit ? '准备审计包' : '准备上报'}
        </Deed>
      </div>
      <FaultNote fault={prepare.fault} />
    </section>
  )
}
