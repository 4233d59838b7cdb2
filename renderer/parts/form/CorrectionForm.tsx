import { type ReactNode, useState } from 'react'
import type { Command, RawInput } from '../../../shared/ipc/endpoint.ts'
import { goBack } from '../../bridge/place.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { useTell } from '../../bridge/use-tell.ts'
import type { NameOf } from '../values/show-value.ts'
import { CorrectionDialog } from './CorrectionDialog.tsx'
import { FormFrame } from './FormFrame.tsx'
import { useDraft } from './use-draft.ts'
import { type FormSpec, useRecordForm } from './use-record-form.ts'

type Revised = { readonly id: string; readonly revision: number }
type Props<D extends Command> = Pick<FormSpec, 'fields' | 'shape' | 'blames'> & {
  readonly title: string
  /** Names the draft. */
  readonly name: string
  /** Takes `{ id, revision, patch, reason }`. */
  readonly door: D & (RawInput<D> extends { patch: unknown; reason: string } ? unknown : never)
  readonly record: Revised
  readonly nameOf?: NameOf
  readonly children: ReactNode
}

/** Corrects a record: only what was changed is sent, with a reason; stars are never written back. */
export function CorrectionForm<D extends Command>(props: Props<D>) {
  const { title, name, door, fields, nameOf, children } = props
  // Subtle: the record as it was opened; beside a newer one, old values would look typed.
  const [record] = useState(props.record)
  const values = record as Revised & Readonly<Record<string, unknown>>
  const form = useRecordForm({ ...props, initial: values, hidden: starred(fields, values) })
  const draft = useDraft(name, record.id, record.revision, form)
  const correct = useLedgerCommand<D>(door, { showsFault: true, done: '已更正' })
  const [patch, setPatch] = useState<Record<string, unknown>>()
  const tell = useTell()
  const ask = (): void => {
    const changes = form.readChanges()
    if (changes && Object.keys(changes).length === 0) tell.note('没有改动，不用保存。')
    else setPatch(changes)
  }
  const save = async (reason: string): Promise<void> => {
    const { id, revision } = record
    const answer = await correct.run({ id, revision, patch, reason } as RawInput<D>)
    if (!answer.ok) {
      if (form.blame(answer.fault)) setPatch(undefined)
      return
    }
    await draft.drop()
    goBack()
  }
  return (
    <FormFrame
      title={title}
      form={form}
      door={door}
      draft={draft}
      isSaving={correct.isRunning}
      onSave={ask}
      onLeave={goBack}
    >
      {children}
      {patch && (
        <CorrectionDialog
          fields={fields}
          before={values}
          patch={patch}
          {...(nameOf ? { nameOf } : {})}
          isRunning={correct.isRunning}
          fault={correct.fault}
          onReason={(reason) => void save(reason)}
          onClose={() => setPatch(undefined)}
        />
      )}
    </FormFrame>
  )
}

function starred(fields: FormSpec['fields'], record: Readonly<Record<string, unknown>>): readonly string[] {
  return fields
    .filter(({ name, mask }) => mask && String(record[name] ?? '').includes('*'))
    .map(({ name }) => name)
}
