import { Button, Flex, Progress, Typography } from 'antd'
import type { Gate, Task } from '../../../shared/ipc/endpoint.ts'
import { secondsLeft } from '../../bridge/running-tasks.ts'
import type { LedgerErrand } from '../../bridge/use-ledger-task.ts'

type Props = {
  readonly task: Pick<LedgerErrand<Task | Gate>, 'isRunning' | 'progress' | 'cancel'>
  readonly words: string
}

/** How far an errand is, how long it will take yet, and the way to stop it without a trace. */
export function ImportProgress({ task, words }: Props) {
  const { progress } = task
  if (!task.isRunning || !progress || progress.of === 0) return null
  const left = secondsLeft(progress, performance.now())
  return (
    <Flex align="center" gap={12} role="status">
      <Typography.Text>{progress.step || words}</Typography.Text>
      <Progress
        style={{ flex: 1, margin: 0 }}
        percent={Math.floor((progress.done / progress.of) * 100)}
        status="normal"
      />
      {left !== undefined && <Typography.Text type="secondary">约剩 {left} 秒</Typography.Text>}
      <Button onClick={task.cancel} loading={progress.isCancelling}>
        停止
      </Button>
    </Flex>
  )
}
