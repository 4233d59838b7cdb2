import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogField } from '../../parts/form/DialogField.tsx'

/** Copies what ships with the program into the ledger, under the name of the own place. */
export function TakeDefaultsDialog({ onClose }: { readonly onClose: () => void }) {
  const [like, setLike] = useState<string>(samples[0])
  const [place, setPlace] = useState<string>(samples[0])
  const take = useLedgerCommand(payroll.takeDefaults, {
    showsFault: true,
    done: ({ rows }) => `已取用 ${rows} 行，请逐行核对`,
  })
  const run = async (): Promise<void> => {
    const answer = await take.run({ place, like })
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open
      title="取用程序自带标准"
      okText="取用"
      cancelText="取消"
      okButtonProps={{ disabled: place.trim() === '', loading: take.isRunning }}
      onOk={() => void run()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>
        个人所得税的税率、减除费用和专项附加扣除是全国标准。五险一金和薪酬数字是虚构样例，只为了有一个样子，取用后请按当地文件逐行更正。已有的行不会被改动。
      </p>
      <DialogField label="照哪个样子">
        <Select
          aria-label="照哪个样子"
          style={{ width: '100%' }}
          value={like}
          onChange={setLike}
          options={samples.map((value) => ({ value, label: value }))}
        />
      </DialogField>
      <DialogField label="本地的参保地名称">
        <Input
          aria-label="本地的参保地名称"
          maxLength={40}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      </DialogField>
      <FaultNote fault={take.fault} />
    </Modal>
  )
}

const samples = ['样例市甲', '样例市乙'] as const
