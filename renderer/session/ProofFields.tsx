import { Input } from 'antd'
import type { RawInput } from '../../shared/ipc/endpoint.ts'
import type { session } from '../../shared/session/contract.ts'
import { parseRecoveryCode } from '../../shared/session/recovery-code.ts'
import type { LedgerCard } from '../../shared/session/session.ts'
import { Field } from '../parts/form/Field.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { sayCountdown } from './use-countdown.ts'

type Proof = RawInput<typeof session.restore>['proof']
type PersonId = LedgerCard['people'][number]['id']

/** What was typed so far to prove who may restore. */
export type TypedProof = {
  readonly byCode: boolean
  readonly userId: PersonId | undefined
  readonly password: string
  readonly code: string
}
/** Before anything was typed. */
export const nothingProved: TypedProof = { byCode: false, userId: undefined, password: '', code: '' }

/** The proof that was typed, once it is whole. */
export function proofOf({ byCode, userId, password, code }: TypedProof): Proof | undefined {
  if (byCode) return parseRecoveryCode(code).ok ? { code } : undefined
  return userId !== undefined && password !== '' ? { userId, password } : undefined
}

type Props = {
  readonly ledger: LedgerCard
  readonly typed: TypedProof
  readonly wait: number
  readonly onType: (typed: TypedProof) => void
}

/** Name and password, or the paper code where nobody has a password that opens. */
export function ProofFields({ ledger, typed, wait, onType }: Props) {
  return (
    <>
      {typed.byCode ? (
        <Field
          label="恢复码"
          hint="纸上的 9 组、每组 4 个字符；大小写和横线不用管"
          error={wait > 0 ? `请等${sayCountdown(wait)}再试` : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              value={typed.code}
              maxLength={80}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onType({ ...typed, code: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <>
          <PersonPicker
            kind={ledger.kind}
            people={ledger.people}
            chosen={typed.userId}
            onChoose={(userId) => onType({ ...typed, userId, password: '' })}
          />
          <PasswordField
            label="密码"
            value={typed.password}
            onChange={(password) => onType({ ...typed, password })}
            error={wait > 0 ? `请等${sayCountdown(wait)}再试` : undefined}
          />
        </>
      )}
      <button
        type="button"
        className="link-button"
        onClick={() => onType({ ...nothingProved, byCode: !typed.byCode })}
      >
        {typed.byCode ? '用姓名和密码' : '用纸上的恢复码'}
      </button>
    </>
  )
}
