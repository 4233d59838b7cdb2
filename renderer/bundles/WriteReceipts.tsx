import { Select } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import type { Peer } from '../../shared/bundles/enrolment-contract.ts'
import { Deed } from '../bridge/Deed.tsx'
import { OnlyWith } from '../bridge/OnlyWith.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import css from './bundles.module.css'

/** 写回执: one receipt for one office, onto its stick. */
export function WriteReceipts() {
  const peers = useLedgerQuery(bundles.peers, {})
  const [chosen, setChosen] = useState<Peer['id']>()
  const write = useLedgerTask(bundles.writeReceipt, {
    done: (item) => (item ? `回执已写入U盘：${item.fileName}` : '没有写入'),
  })
  const offices = (peers.data ?? []).filter(
    (peer) => peer.relation === 'subordinate' && peer.state === 'active',
  )
  const peerId = offices.find((peer) => peer.id === chosen)?.id ?? onlyId(offices)
  if (offices.length === 0) return null
  return (
    <OnlyWith door={bundles.writeReceipt}>
      <div className={`row ${css.writeReceipt}`}>
        <label htmlFor="receipt-to">给下级单位写回执</label>
        <Select
          id="receipt-to"
          style={{ minWidth: '16em' }}
          placeholder="请选择单位"
          showSearch={{ optionFilterProp: 'label' }}
          value={peerId ?? null}
          onChange={(id) => setChosen(id ?? undefined)}
          options={offices.map(({ id, officeName }) => ({ value: id, label: officeName }))}
        />
        <Deed
          door={bundles.writeReceipt}
          disabled={!peerId}
          loading={write.isRunning}
          onClick={() => peerId && write.run({ peerId })}
        >
          写回执到U盘
        </Deed>
      </div>
    </OnlyWith>
  )
}

const onlyId = (offices: readonly Peer[]) => (offices.length === 1 ? offices[0]!.id : undefined)
