import { Button } from 'antd'
import { session } from '../../shared/session/contract.ts'
import { goTo } from '../bridge/place.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { enterSession } from '../bridge/use-session-gate.ts'

type Props = {
  readonly bundleId: string
  /** The page to begin with. */
  readonly page?: string
  /** Where on that page. */
  readonly details?: Readonly<Record<string, string>>
  readonly label?: string
}

/** Opens somebody's ledger read-only, on the same screens. */
export function OpenReceived({ bundleId, page = 'desk', details = {}, label = '打开查看' }: Props) {
  const show = useLedgerTask(session.show)
  const open = async () => {
    const answer = await show.run({ bundleId })
    if (!answer.ok) return
    enterSession(answer.value)
    goTo(page, details)
  }
  return (
    <Button size="small" loading={show.isRunning} onClick={open}>
      {label}
    </Button>
  )
}
