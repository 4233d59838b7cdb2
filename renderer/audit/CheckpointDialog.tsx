import { Input, Modal } from 'antd'
import { useState } from 'react'
import { audit } from '../../shared/audit/contract.ts'
import { sayMomentDay } from '../../shared/words/moments.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { Field } from '../session/Field.tsx'

/** 封存单: the month-end sheet, for two signatures. */
export function CheckpointDialog({ onClose }: { readonly onClose: () => void }) {
  const [month, setMonth] = useState(() => sayMomentDay(Date.now()).slice(0, 7))
  const print = useLedgerTask(audit.checkpointSheet, {
    showsFault: true,
    done: ({ fileName }) => (fileName ? `封存单已保存：${fileName}` : '没有保存封存单'),
  })
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
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
      okButtonProps={{ disabled: !isMonth, loading: print.isRunning }}
    >
      <p>封存单写明本月末操作记录的条数和末条摘要。打印后两人签字、装订存档，以后可证明记录没有被改动。</p>
      <Field label="月份" hint="写成 2026-03" error={isMonth ? undefined : '请写成 2026-03 的样子'}>
        {(ids) => <Input {...ids} value={month} onChange={(event) => setMonth(event.target.value.trim())} />}
      </Field>
      <FaultNote fault={print.fault} />
    </Modal>
  )
}
