import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { bundles, type InboxItem } from '../../shared/bundles/contract.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { Field } from '../parts/form/Field.tsx'
import { useDialogFocus } from '../parts/form/use-dialog-focus.ts'

/** 接受 or 退回, with what the receipt will say. */
export function JudgeDialog({ item, onClose }: { readonly item: InboxItem; readonly onClose: () => void }) {
  const [verdict, setVerdict] = useState<'accepted' | 'returned'>('accepted')
  useDialogFocus()
  const [note, setNote] = useState('')
  const judge = useLedgerTask(bundles.judge, {
    showsFault: true,
    done: verdict === 'accepted' ? '已接受，写回执时告知对方' : '已退回，写回执时告知对方',
  })
  const isReady = verdict === 'accepted' || note.trim().length >= 2
  const save = async () => {
    const answer = await judge.run({ bundleId: item.bundleId, verdict, note: note.trim() })
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open
      title={`${item.officeName}　${sayMonth(item.period)}`}
      okText="确定"
      onOk={save}
      onCancel={onClose}
      mask={{ closable: false }}
      okButtonProps={{ disabled: !isReady, danger: verdict === 'returned', loading: judge.isRunning }}
    >
      <div className="stack">
        <Radio.Group
          aria-label="认定"
          value={verdict}
          onChange={(event) => setVerdict(event.target.value as typeof verdict)}
          options={[
            { value: 'accepted', label: '接受，计入汇总' },
            { value: 'returned', label: '退回，请对方更正后重报' },
          ]}
        />
        <Field
          label="说明"
          hint={verdict === 'returned' ? '必填，写清哪里要改，会写进回执' : '可以不填，会写进回执'}
        >
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={3}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <FaultNote fault={judge.fault} />
      </div>
    </Modal>
  )
}
