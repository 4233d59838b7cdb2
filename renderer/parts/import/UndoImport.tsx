import { useState } from 'react'
import { imports } from '../../../shared/imports/contract.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../form/ReasonDialog.tsx'

type Batch = Output<typeof imports.undo>
type Props = {
  readonly batch: Batch
  readonly size?: 'small'
  readonly onDone?: (batch: Batch) => void
}

/** 撤销本次导入: takes back every row of one import, with a reason; refused once a row of it moved on. */
export function UndoImport({ batch, size, onDone }: Props) {
  const [isOpen, setOpen] = useState(false)
  const undo = useLedgerTask(imports.undo, { showsFault: true, done: '已撤销这次导入' })
  const run = async (reason: string): Promise<void> => {
    const answer = await undo.run({ batchId: batch.id, reason })
    if (!answer.ok) return
    setOpen(false)
    onDone?.(answer.value)
  }
  return (
    <>
      <Deed door={imports.undo} danger {...(size ? { size } : {})} onClick={() => setOpen(true)}>
        撤销本次导入
      </Deed>
      {isOpen && (
        <ReasonDialog
          title="撤销本次导入"
          okText="撤销"
          isDangerous
          isRunning={undo.isRunning}
          fault={undo.fault}
          offers={['导错了文件', '列对应错了', '重新导入']}
          onReason={(reason) => void run(reason)}
          onClose={() => setOpen(false)}
        >
          <p>
            “{batch.workbook}”新增的 {batch.rowsNew} 行会撤出，变更的 {batch.rowsChanged} 行会改回原样。
          </p>
        </ReasonDialog>
      )}
    </>
  )
}
