import type { InputRef } from 'antd'
import Password from 'antd/es/input/Password'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { Field } from './Field.tsx'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly isNew?: boolean
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<InputRef>
}

/** A password with its label; says when Caps Lock is on, since nobody sees what is typed. */
export function PasswordField({ label, value, onChange, hint, error, isNew, ...input }: Props) {
  const [caps, setCaps] = useState(false)
  const { inputRef, ...rest } = input
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  return (
    <Field label={label} error={error} hint={caps ? '大写锁定（Caps Lock）已打开' : hint}>
      {(ids) => (
        <Password
          {...ids}
          {...rest}
          {...(inputRef ? { ref: inputRef } : {})}
          value={value}
          maxLength={200}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={look}
          onKeyUp={look}
        />
      )}
    </Field>
  )
}
