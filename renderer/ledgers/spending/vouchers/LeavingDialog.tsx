import type { ReactNode } from 'react'
import type { Output, RawInput, Task } from '../../../../shared/ipc/endpoint.ts'
import { useLedgerTask } from '../../../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'

type Props<D extends Task> = {
  readonly door: D & (Output<D> extends { readonly fileName: string | null } ? unknown : never)
  readonly title: string
  readonly okText: string
  /** What is sent beside the reason. */
  readonly input: Omit<RawInput<D>, 'reason'>
  readonly offers: readonly string[]
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** Asks why something leaves the program, and lets it leave. */
export function LeavingDialog<D extends Task>(props: Props<D>) {
  const { door, title, okText, input, offers, children, onClose } = props
  const task = useLedgerTask<D>(door, {
    showsFault: true,
    done: (value) => {
      const { fileName } = value as { fileName: string | null }
      return fileName ? `已保存：${fileName}` : '没有保存。'
    },
  })
  const run = async (reason: string): Promise<void> => {
    const answer = await task.run({ ...input, reason } as RawInput<D>)
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={title}
      okText={okText}
      isRunning={task.isRunning}
      fault={task.fault}
      offers={offers}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      {children}
    </ReasonDialog>
  )
}
