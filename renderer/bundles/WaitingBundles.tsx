import { Alert } from 'antd'
import { bundles } from '../../shared/bundles/contract.ts'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import type { ReceivedFile } from './ReceiveResults.tsx'

type Props = { readonly onReceived: (results: readonly ReceivedFile[]) => void }

/** What came under a key that nobody confirmed, and how it goes on. */
export function WaitingBundles({ onReceived }: Props) {
  const waiting = useLedgerQuery(bundles.waiting, {})
  const receive = useLedgerTask(bundles.receive)
  const list = waiting.data ?? []
  if (list.length === 0) return null
  const ready = list.filter(({ isReady }) => isReady).length
  const names = [...new Set(list.map(({ officeName }) => officeName))].join('、')
  const run = async () => {
    const answer = await receive.run({ waiting: true })
    if (answer.ok) onReceived(answer.value)
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={`${list.length} 个包在等候核对密钥：${names}`}
      description={
        ready > 0
          ? '对方的新密钥已经登记，可以收下了。'
          : '发送单位换了密钥，本单位还没有登记。请向对方索取登记文件，核对校验数字后登记，再收下这些包。'
      }
      action={
        ready > 0 && (
          <Deed door={bundles.receive} type="primary" loading={receive.isRunning} onClick={run}>
            收下等候的 {ready} 个包
          </Deed>
        )
      }
    />
  )
}
