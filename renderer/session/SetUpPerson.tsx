import Input from 'antd/es/input/Input'
import { Field } from '../parts/form/Field.tsx'
import css from './door.module.css'
import { NewPassword } from './NewPassword.tsx'
import { isPersonName, type Newcomer } from './set-up.ts'

type Props = {
  readonly person: Newcomer
  readonly people: readonly Newcomer[]
  readonly onChange: (person: Newcomer) => void
}

/** One person's name and own password. */
export function SetUpPerson({ person, people, onChange }: Props) {
  const badName = person.name !== '' && !isPersonName(person.name, people, person.role)
  return (
    <>
      <p className={css.setUpDuty}>{person.duty}</p>
      <Field
        label={`${person.title}姓名`}
        error={badName ? '两个人的姓名不能相同，且不超过 30 个字' : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            value={person.name}
            maxLength={30}
            onChange={(event) => onChange({ ...person, name: event.target.value })}
          />
        )}
      </Field>
      <NewPassword
        name={person.name}
        value={person.typed}
        onChange={(typed) => onChange({ ...person, typed })}
      />
    </>
  )
}
