import { Modal } from 'antd'
import { useState } from 'react'
import { audit } from '../../shared/audit/contract.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { MonthStepper } from '../parts/form/MonthStepper.tsx'
import { thisMonth } from '../parts/values/months.ts'

/** 封存单: the month-end sheet, for two signatures. */
export function CheckpointDialog({ onClose }: { readonly onClose: () => void }) {
  const [month, setMonth] = useState(thisMonth)
  const print = useLedgerTask(audit.checkpointSheet, {
    showsFault: true,
    done: ({ fileName }) => (fileName ? `封存单已保存：${fileName}` : '没有保存封存单'),
  })
  const save = async () => {
    const answer = await print.run({ month })
    if (answer.ok && answer.value.fileName) onClose()
  }
  return (
    <Modal
      open
      title="打印封存单"
      okText="保存为PDF"
      onOk={save}
      onCancel={onClose}
      okButtonProps={{ loading: print.isRunning }}
    >
      <p>封存单写明本月末操作记录的条数和末条摘要。打印后两人签字、装订存档，以后可证明记录没有被改动。</p>
      <MonthStepper label="月份" value={month} onChange={setMonth} />
      <FaultNote fault={print.fault} />
    </Modal>
  )
}
