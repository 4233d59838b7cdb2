import { Form, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Fault } from '../../../shared/kernel/faults.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { ReasonInput } from './ReasonInput.tsx'
import { useDialogFocus } from './use-dialog-focus.ts'

type Props = {
  readonly title: string
  /** What will happen, in a sentence or two. */
  readonly children?: ReactNode
  readonly okText: string
  readonly isDangerous?: boolean
  readonly isRunning: boolean
  readonly fault: Fault | undefined
  readonly offers?: readonly string[]
  /** The rest of the dialog is filled in. */
  readonly isReady?: boolean
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why instead of “are you sure”: a dangerous or correcting deed is done once its reason is written. */
export function ReasonDialog(props: Props) {
  const { title, children, okText, isDangerous = false, isRunning, fault, offers, isReady = true } = props
  useDialogFocus()
  const [reason, setReason] = useState('')
  const isEnough = reason.trim().length >= 2 && isReady
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ danger: isDangerous, disabled: !isEnough, loading: isRunning }}
      onOk={() => props.onReason(reason.trim())}
      onCancel={props.onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <Form layout="vertical" component="div">
        {children}
        <ReasonInput label="原因" value={reason} onChange={setReason} offers={offers} />
      </Form>
      <FaultNote fault={fault} />
    </Modal>
  )
}
