import type { ReactNode } from 'react'
import type { Command, Output, RawInput } from '../../../shared/ipc/endpoint.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { goBack, usePlaceState } from '../../bridge/place.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { FormFrame } from './FormFrame.tsx'
import { useDraft } from './use-draft.ts'
import { type FormSpec, useRecordForm } from './use-record-form.ts'

type Props<D extends Command> = FormSpec & {
  readonly title: string
  /** Names the draft. */
  readonly name: string
  /** Takes every value of the form and answers the new record. */
  readonly door: D & (Output<D> extends { readonly id: string } ? unknown : never)
  /** Goes with the values: what controls hold that are no fields. */
  readonly beside?: Readonly<Record<string, unknown>>
  readonly children: ReactNode
}

/** The form of a new record. Once it is saved, the record takes the form's place. */
export function EntryForm<D extends Command>({ title, name, door, beside, children, ...spec }: Props<D>) {
  const [, setId] = usePlaceState<string | undefined>('id', undefined)
  const [, setMode] = usePlaceState<string | undefined>('mode', undefined)
  const form = useRecordForm(spec)
  const draft = useDraft(name, 'new', 0, form)
  const enter = useLedgerCommand<D>(door, { showsFault: true, done: '已保存' })
  const save = async (): Promise<void> => {
    const input = form.readAll()
    if (!input) return
    const answer = await enter.run({ ...input, ...beside } as RawInput<D>)
    if (!answer.ok) {
      if (form.blame(answer.fault)) enter.forget()
      return
    }
    await draft.drop()
    // Subtle: the record takes the form's place in the address, so that going back opens no empty form.
    setId((answer.value as { id: string }).id)
    setMode(undefined)
  }
  return (
    <FormFrame
      title={title}
      form={form}
      door={door}
      draft={draft}
      isSaving={enter.isRunning}
      note={<FaultNote fault={enter.fault} />}
      onSave={() => void save()}
      onLeave={goBack}
    >
      {children}
    </FormFrame>
  )
}
