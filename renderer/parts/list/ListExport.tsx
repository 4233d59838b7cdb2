import { Checkbox, Form, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { RawInput, Task } from '../../../shared/ipc/endpoint.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ReasonInput } from '../form/ReasonInput.tsx'
import { useDialogFocus } from '../form/use-dialog-focus.ts'
import type { ListSpec } from './list-kinds.ts'
import type { ListState } from './use-list-state.ts'

type Props = {
  readonly spec: ListSpec
  readonly state: ListState
  readonly door: Task
  readonly verb: string
  readonly onClose: () => void
}

/** Asks which columns leave, whether hidden values leave with them, and why; then runs the task. */
export function ListExport({ spec, state, door, verb, onClose }: Props) {
  const [which, setWhich] = useState<'shown' | 'all'>('shown')
  const [unmasked, setUnmasked] = useState(false)
  useDialogFocus()
  const [reason, setReason] = useState('')
  const task = useLedgerTask(door, {
    showsFault: true,
    done: (saved) => {
      const name = (saved as { fileName: string | null }).fileName
      return name ? `已${verb}：${name}` : `已关闭对话框，没有${verb}。`
    },
  })
  const fields = which === 'shown' ? state.columns : spec.fields
  const hidden = fields.filter((field) => field.mask)
  const run = async (): Promise<void> => {
    const list = { ...state.asked, offset: 0, limit: 100 }
    const columns = fields.map((field) => field.name)
    const input = { list, columns, reason: reason.trim(), unmasked: unmasked && hidden.length > 0 }
    const answer = await task.run(input as RawInput<Task>)
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open
      title={`${verb}${spec.title}`}
      okText={verb}
      cancelText={task.isRunning ? '停止' : '取消'}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: task.isRunning }}
      onOk={() => void run()}
      onCancel={() => (task.isRunning ? task.cancel() : onClose())}
      mask={{ closable: false }}
    >
      <p>按现在的搜索和筛选{verb}，行的次序与屏幕上相同。</p>
      <Form layout="vertical">
        <Form.Item label="包含哪些列">
          <Radio.Group
            value={which}
            onChange={(event) => setWhich(event.target.value)}
            options={[
              { value: 'shown', label: `屏幕上的 ${state.columns.length} 列` },
              { value: 'all', label: `全部 ${spec.fields.length} 列` },
            ]}
          />
        </Form.Item>
        {hidden.length > 0 && (
          <Form.Item>
            <Checkbox checked={unmasked} onChange={(event) => setUnmasked(event.target.checked)}>
              完整显示{hidden.map((field) => field.label).join('、')}（会记入操作记录）
            </Checkbox>
          </Form.Item>
        )}
        <ReasonInput
          label={`为什么${verb}`}
          value={reason}
          onChange={setReason}
          offers={['上级检查', '支部核对名单', '换届选举', '存档']}
        />
      </Form>
      <FaultNote fault={task.fault} />
    </Modal>
  )
}
