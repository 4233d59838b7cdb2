import type { RawInput, Task } from '../../../shared/ipc/endpoint.ts'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

type Props<D extends Task> = {
  readonly title: string
  readonly door: D
  /** What is printed; the reason is asked here. */
  readonly input: Omit<RawInput<D>, 'reason'>
  /** Reasons people usually give. */
  readonly offers?: readonly string[]
  readonly okText?: string
  readonly onClose: () => void
}

/** Puts something on paper, and asks why. */
export function PrintDialog<D extends Task>({
  title,
  door,
  input,
  offers = usual,
  okText = '打印',
  onClose,
}: Props<D>) {
  const print = useLedgerTask<D>(door, {
    showsFault: true,
    done: (saved) => {
      const { fileName } = saved as { fileName: string | null }
      return fileName ? `已保存：${fileName}` : '没有保存。'
    },
  })
  const run = async (reason: string): Promise<void> => {
    const answer = await print.run({ ...input, reason } as RawInput<D>)
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={title}
      okText={okText}
      isRunning={print.isRunning}
      fault={print.fault}
      offers={offers}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    />
  )
}

const usual = ['张贴公示', '上级检查', '入卷存档']
