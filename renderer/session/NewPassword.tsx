import { checkPassword, passwordStrength } from '../../shared/session/password.ts'
import { passwordStrengthWords } from '../../shared/session/words.ts'
import { sayDoorFault } from '../../shared/words/door-faults.ts'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import type { TypedTwice } from './typed-twice.ts'

type Props = {
  readonly name: string
  readonly value: TypedTwice
  readonly onChange: (value: TypedTwice) => void
  readonly label?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

/** Two fields for a new password, with the rule it breaks or its strength. */
export function NewPassword({ name, value, onChange, label = '密码', error, autoFocus = false }: Props) {
  const checked = checkPassword(value.first, name)
  const flaw = value.first !== '' && !checked.ok ? sayDoorFault(checked.fault) : undefined
  const differs = value.second !== '' && value.first !== value.second
  const strength = passwordStrengthWords[passwordStrength(value.first, name)]
  return (
    <>
      <PasswordField
        isNew
        autoFocus={autoFocus}
        label={label}
        value={value.first}
        error={error ?? flaw}
        hint={value.first === '' ? '至少 10 个字符，可以用一句好记的话' : `强度：${strength}`}
        onChange={(first) => onChange({ ...value, first })}
      />
      <PasswordField
        isNew
        label={`再输一次${label}`}
        value={value.second}
        error={differs ? '两次输入的不一样，请重新输入' : undefined}
        onChange={(second) => onChange({ ...value, second })}
      />
    </>
  )
}
