import { bundles } from '../../shared/bundles/contract.ts'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import type { ReceivedFile } from './ReceiveResults.tsx'

type Props = { readonly onReceived: (results: readonly ReceivedFile[]) => void }

/** Receives whatever files are chosen. */
export function ReceiveDeeds({ onReceived }: Props) {
  const receive = useLedgerTask(bundles.receive)
  const run = async () => {
    const answer = await receive.run({})
    if (answer.ok) onReceived(answer.value)
  }
  return (
    <Deed door={bundles.receive} type="primary" loading={receive.isRunning} onClick={run}>
      接收文件
    </Deed>
  )
}
