import { Button, Input, Space } from 'antd'
import { checkPassword } from '../../shared/session/password.ts'
import { sayDoorFault } from '../../shared/words/door-faults.ts'
import { Field } from '../parts/form/Field.tsx'
import { oneTimePassword } from './one-time-password.ts'

type Props = {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A password that is told to a person once; shown in the clear, because it has to be written down. */
export function OneTimePasswordField({ name, value, onChange }: Props) {
  const checked = checkPassword(value, name)
  const flaw = value !== '' && !checked.ok ? sayDoorFault(checked.fault) : undefined
  return (
    <Field label="一次性密码" error={flaw} hint="当面告诉本人；本人第一次打开时必须换成自己的密码">
      {(ids) => (
        <Space.Compact block>
          <Input
            {...ids}
            value={value}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
          <Button onClick={() => onChange(oneTimePassword())}>生成一个</Button>
        </Space.Compact>
      )}
    </Field>
  )
}
