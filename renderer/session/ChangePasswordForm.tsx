import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { session as doors } from '../../shared/session/contract.ts'
import { sayDoorFault } from '../../shared/words/door-faults.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useSession } from '../bridge/session.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { amendSession } from '../bridge/use-session-gate.ts'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import css from './door.module.css'
import { NewPassword } from './NewPassword.tsx'
import { isAcceptable, nothingTyped } from './typed-twice.ts'
import { sayCountdown, useCountdown } from './use-countdown.ts'

type Props = {
  readonly oldLabel?: string
  readonly onDone?: () => void
}

/** One's own password: the old one, and the new one twice. */
export function ChangePasswordForm({ oldLabel = '现在的密码', onDone }: Props) {
  const { user } = useSession()
  const [oldPassword, setOld] = useState('')
  const [typed, setTyped] = useState(nothingTyped)
  const change = useLedgerTask(doors.changePassword, {
    showsFault: true,
    done: '密码已修改，下次请用新密码打开',
  })
  const wait = useCountdown(change.fault)
  const code = change.fault?.code
  const isSame = typed.first !== '' && typed.first === oldPassword
  const isReady = oldPassword !== '' && !isSame && isAcceptable(typed, user.name) && wait === 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const answer = await change.run({ oldPassword, newPassword: typed.first })
    if (!answer.ok) return
    setOld('')
    setTyped(nothingTyped)
    amendSession({ mustChangePassword: false })
    onDone?.()
  }
  return (
    <form onSubmit={submit} className={css.form}>
      <PasswordField
        label={oldLabel}
        value={oldPassword}
        autoFocus
        error={
          wait > 0
            ? `请等${sayCountdown(wait)}再试`
            : code === 'session.wrong-password'
              ? sayDoorFault(change.fault!)
              : undefined
        }
        onChange={setOld}
      />
      <NewPassword
        label="新密码"
        name={user.name}
        value={typed}
        error={
          isSame
            ? sayDoorFault({ code: 'session.weak-password', params: { flaw: 'same-as-before' } })
            : code === 'session.weak-password'
              ? sayDoorFault(change.fault!)
              : undefined
        }
        onChange={setTyped}
      />
      {code && !shownAtField.has(code) && <FaultNote fault={change.fault} />}
      <Button
        block
        type="primary"
        size="large"
        htmlType="submit"
        disabled={!isReady}
        loading={change.isRunning}
      >
        修改密码
      </Button>
    </form>
  )
}

const shownAtField = new Set(['session.wrong-password', 'session.weak-password', 'session.wait'])
