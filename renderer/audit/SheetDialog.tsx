import { Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { SheetPoint } from '../../shared/audit/contract.ts'
import { Field } from '../parts/form/Field.tsx'
import { useDialogFocus } from '../parts/form/use-dialog-focus.ts'

type Props = { readonly onSheet: (sheet: SheetPoint) => void; readonly onClose: () => void }

/** What a signed sheet of paper says, typed from it, so that a verification compares the chain with it. */
export function SheetDialog({ onSheet, onClose }: Props) {
  const [size, setSize] = useState<number | null>(null)
  const [head, setHead] = useState('')
  useDialogFocus()
  const sheet = SheetPoint.safeParse({ size, head: head.replace(/\s/g, '').toLowerCase() })
  return (
    <Modal
      open
      title="与封存单核对"
      okText="核验"
      okButtonProps={{ disabled: !sheet.success }}
      onOk={() => sheet.success && onSheet(sheet.data)}
      onCancel={onClose}
    >
      <div className="stack">
        <p>取出两人签过字的封存单，照着输入。核验会看这么多条记录之后的校验值是否还与纸上的一样。</p>
        <Field label="操作记录条数">
          {(ids) => <InputNumber {...ids} min={1} precision={0} value={size} onChange={setSize} />}
        </Field>
        <Field label="校验值" hint="至少输入前四组，共 32 个字符；空格可有可无">
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={100}
              spellCheck={false}
              value={head}
              onChange={(event) => setHead(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}
