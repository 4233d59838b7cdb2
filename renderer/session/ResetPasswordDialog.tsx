import { Select } from 'antd'
import { useState } from 'react'
import { roleWords } from '../../shared/kernel/role-words.ts'
import { session } from '../../shared/session/contract.ts'
import { checkPassword } from '../../shared/session/password.ts'
import { useSession } from '../bridge/session.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { Field } from '../parts/form/Field.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import type { Colleague } from './colleague.ts'
import { OneTimePasswordField } from './OneTimePasswordField.tsx'
import { sayCountdown, useCountdown } from './use-countdown.ts'

type Props = {
  readonly person: Colleague
  readonly people: readonly Colleague[]
  readonly onClose: () => void
}

/** A forgotten password: a new one for once, confirmed by a third person on the spot. */
export function ResetPasswordDialog({ person, people, onClose }: Props) {
  const { user } = useSession()
  const [oneTimePassword, setPassword] = useState('')
  const [witnessId, setWitness] = useState<Colleague['id']>()
  const [witnessPassword, setWitnessPassword] = useState('')
  const reset = useLedgerTask(session.resetPassword, {
    showsFault: true,
    done: `已重置“${person.name}”的密码，请当面告知一次性密码`,
  })
  const wait = useCountdown(reset.fault)
  const witnesses = people.filter(({ id, mustChange }) => id !== person.id && id !== user.id && !mustChange)
  const isFilled = witnessId !== undefined && witnessPassword !== '' && wait === 0
  const save = async (reason: string) => {
    if (!witnessId) return
    const answer = await reset.run({ userId: person.id, oneTimePassword, witnessId, witnessPassword, reason })
    if (answer.ok) onClose()
    else setWitnessPassword('')
  }
  return (
    <ReasonDialog
      title={`重置“${person.name}”的密码`}
      okText="重置"
      isDangerous
      isRunning={reset.isRunning}
      fault={wait > 0 ? undefined : reset.fault}
      offers={['本人忘记密码，当面申请']}
      isReady={isFilled && checkPassword(oneTimePassword, person.name).ok}
      onReason={save}
      onClose={onClose}
    >
      <OneTimePasswordField name={person.name} value={oneTimePassword} onChange={setPassword} />
      <Field label="见证人" hint="请另一位同事当面输入自己的密码，作为见证">
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            style={{ width: '100%' }}
            value={witnessId ?? null}
            placeholder="请选择"
            onChange={(chosen) => setWitness(chosen ?? undefined)}
            options={witnesses.map((one) => ({
              value: one.id,
              label: `${one.name}（${roleWords[one.role]}）`,
            }))}
          />
        )}
      </Field>
      <PasswordField
        label="见证人的密码"
        value={witnessPassword}
        onChange={setWitnessPassword}
        error={wait > 0 ? `请等${sayCountdown(wait)}再试` : undefined}
      />
    </ReasonDialog>
  )
}
