import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { Field } from '../../../shared/fields/field.ts'
import type { Fault } from '../../../shared/kernel/faults.ts'
import { useSession } from '../../bridge/session.ts'
import { fromCell, toWritten, type Written, type WrittenValues } from './form-values.ts'
import { blamedField } from './form-words.ts'
import { readFields } from './read-fields.ts'

/** What a form is made from. */
export type FormSpec = {
  readonly fields: readonly Field[]
  /** The shape of the deed's input; every field is checked by the schema of its name. */
  readonly shape: Readonly<Record<string, z.ZodType>>
  /** The record as it stands, or the first values of a new one. */
  readonly initial: Readonly<Record<string, unknown>>
  /** Fields whose true value is hidden: shown with stars, never sent back unless typed anew. */
  readonly hidden?: readonly string[]
  /** Which field a refusal is about, where its params do not name one. */
  readonly blames?: Readonly<Record<string, string>>
}

/** A form as it stands: what is written, what is wrong with it, and how to change it. */
export type RecordForm = {
  readonly fields: readonly Field[]
  readonly values: WrittenValues
  readonly errors: Readonly<Record<string, string>>
  /** Fields that still show stars. */
  readonly hidden: ReadonlySet<string>
  readonly isDirty: boolean
  readonly fieldOf: (name: string) => Field
  readonly write: (name: string, value: Written) => void
  readonly restore: (values: WrittenValues) => void
  readonly paste: (names: readonly string[], cells: readonly string[]) => void
  /** Checks one field, when somebody leaves it. */
  readonly check: (name: string) => void
  /** Every value, or undefined after marking what is wrong. */
  readonly readAll: () => Record<string, unknown> | undefined
  /** Only what was changed, or undefined after marking what is wrong. */
  readonly readChanges: () => Record<string, unknown> | undefined
  /** Marks the field a refusal is about; false where it names none. */
  readonly blame: (fault: Fault) => boolean
  readonly unhide: (name: string) => void
  readonly hideAgain: (name: string) => void
}

/** The state of a form over the described fields of a noun. */
export function useRecordForm(spec: FormSpec): RecordForm {
  const { fields, initial } = spec
  const practice = useSession().kind === 'practice'
  const first = useMemo(() => writtenFrom(fields, initial), [fields, initial])
  const [written, setWritten] = useState<WrittenValues>({})
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const hidden = useMemo(
    () => new Set((spec.hidden ?? []).filter((name) => !shown.has(name))),
    [spec.hidden, shown],
  )
  const values = { ...first, ...written }
  const changed = fields.filter(({ name }) => !hidden.has(name) && values[name] !== first[name])
  const write = (name: string, value: Written): void => {
    setWritten((before) => ({ ...before, [name]: value }))
    setErrors((before) => without(before, name))
  }
  const read = (which: readonly Field[]): Record<string, unknown> | undefined => {
    const { kept, wrong } = readFields(which, values, spec.shape, practice)
    setErrors(wrong)
    return Object.keys(wrong).length === 0 ? kept : undefined
  }
  return {
    fields,
    values,
    errors,
    hidden,
    isDirty: changed.length > 0,
    fieldOf: (name) => fieldIn(fields, name),
    write,
    restore: (kept) => {
      setWritten(kept)
      setShown(new Set((spec.hidden ?? []).filter((name) => name in kept)))
    },
    paste: (names, cells) => {
      for (const [place, name] of names.slice(0, cells.length).entries()) {
        const value = hidden.has(name) ? undefined : fromCell(fieldIn(fields, name), cells[place]!)
        if (value !== undefined) write(name, value)
      }
    },
    check: (name) => {
      const { wrong } = readFields([fieldIn(fields, name)], values, spec.shape, practice)
      setErrors((before) => ({ ...without(before, name), ...wrong }))
    },
    readAll: () => read(fields.filter(({ name }) => !hidden.has(name))),
    readChanges: () => read(changed),
    blame: (fault) => {
      const names = changed.map(({ name }) => name)
      const blamed = blamedField(fault, fields, spec.blames, names)
      if (blamed) setErrors((before) => ({ ...before, [blamed.name]: blamed.words }))
      return blamed !== undefined
    },
    unhide: (name) => {
      write(name, '')
      setShown((before) => new Set([...before, name]))
    },
    hideAgain: (name) => {
      setWritten((before) => without(before, name))
      setErrors((before) => without(before, name))
      setShown((before) => new Set([...before].filter((one) => one !== name)))
    },
  }
}

function writtenFrom(fields: readonly Field[], record: Readonly<Record<string, unknown>>): WrittenValues {
  return Object.fromEntries(fields.map((field) => [field.name, toWritten(field, record[field.name])]))
}

function fieldIn(fields: readonly Field[], name: string): Field {
  const field = fields.find((one) => one.name === name)
  if (!field) throw new Error(`Broken claim: the form has a field ${name}`)
  return field
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  const { [name]: _, ...rest } = record
  return rest
}
