import { useState } from 'react'
import { bundles, type Confirmable } from '../../shared/bundles/contract.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'

type Props = {
  readonly bundleId: string
  readonly asked: Confirmable
  readonly onReceived: (result: Output<typeof bundles.receive>[number]) => void
}

/** A person's word for one bundle that was refused until somebody asked its sender. */
export function ConfirmReceived({ bundleId, asked, onReceived }: Props) {
  const [given, setGiven] = useState<readonly Confirmable[]>([])
  const receive = useLedgerTask(bundles.receive)
  const run = async () => {
    // Subtle: a restored sender's bundle may be asked about twice, so the first word is given again.
    const confirmed = [...new Set([...given, asked])]
    setGiven(confirmed)
    const answer = await receive.run({ again: { bundleId, confirmed } })
    if (answer.ok && answer.value[0]) onReceived(answer.value[0])
  }
  return (
    <Deed door={bundles.receive} loading={receive.isRunning} onClick={run}>
      已核实，接收这个包
    </Deed>
  )
}
