import { Radio } from 'antd'
import { roleDuties, roleWords } from '../../shared/kernel/role-words.ts'
import { everyRole, type Role } from '../../shared/kernel/roles.ts'

type Props = { readonly value: Role; readonly onChange: (role: Role) => void }

/** 岗位: what a person of this ledger may do. */
export function RoleChoice({ value, onChange }: Props) {
  return (
    <Radio.Group
      vertical
      aria-label="岗位"
      value={value}
      onChange={(event) => onChange(event.target.value as Role)}
      options={everyRole.map((one) => ({
        value: one,
        label: (
          <>
            {roleWords[one]} <span className="soft">{roleDuties[one]}</span>
          </>
        ),
      }))}
    />
  )
}
