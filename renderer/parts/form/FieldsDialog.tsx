import { Form, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Command, RawInput } from '../../../shared/ipc/endpoint.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import css from './form.module.css'
import { FormContext } from './form-context.ts'
import { ReasonInput } from './ReasonInput.tsx'
import { type FormSpec, useRecordForm } from './use-record-form.ts'

type Values = Readonly<Record<string, unknown>>

type Props<D extends Command> = FormSpec & {
  readonly title: string
  readonly okText: string
  readonly done: string
  readonly door: D
  /** Reasons people usually give; without it no reason is asked. */
  readonly offers?: readonly string[]
  /** What is sent: the values of the form by their names, and the reason. */
  readonly inputOf: (values: Values, reason: string) => Values
  readonly onClose: () => void
  /** The fields, on a grid of twelve. */
  readonly children: ReactNode
}

/** A small form in a dialog: described fields, checked in place, and why. */
export function FieldsDialog<D extends Command>(props: Props<D>) {
  const { title, okText, done, door, offers, inputOf, onClose, children } = props
  const form = useRecordForm(props)
  const deed = useLedgerCommand<D>(door, { showsFault: true, done })
  const [reason, setReason] = useState('')
  const isReady = offers === undefined || reason.trim().length >= 2
  const run = async (): Promise<void> => {
    const values = form.readAll()
    if (!values) return
    const answer = await deed.run(inputOf(values, reason.trim()) as RawInput<D>)
    if (answer.ok) onClose()
    else if (form.blame(answer.fault)) deed.forget()
  }
  return (
    <Modal
      open
      width={720}
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ disabled: !isReady, loading: deed.isRunning }}
      onOk={() => void run()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <FormContext value={form}>
        <div className={css.grid}>{children}</div>
      </FormContext>
      {offers && (
        <Form layout="vertical" component="div">
          <ReasonInput label="原因" value={reason} onChange={setReason} offers={offers} />
        </Form>
      )}
      <FaultNote fault={deed.fault} />
    </Modal>
  )
}
