import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { session } from '../../shared/session/contract.ts'
import { isSampleLedger } from '../../shared/session/sample.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useSession } from '../bridge/session.ts'
import { onSignatureWanted } from '../bridge/signing.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { sayCountdown, useCountdown } from './use-countdown.ts'

/** Asks for the own password before something is decided; what was to be done is then done by itself. */
export function SignDialog() {
  const [isOpen, setOpen] = useState(false)
  const settle = useRef<(isSigned: boolean) => void>(undefined)
  useEffect(
    () =>
      onSignatureWanted(() => {
        setOpen(true)
        return new Promise((resolve) => {
          settle.current = resolve
        })
      }),
    [],
  )
  const end = (isSigned: boolean) => {
    setOpen(false)
    settle.current?.(isSigned)
  }
  return isOpen ? <Signing onEnd={end} /> : null
}

function Signing({ onEnd }: { readonly onEnd: (isSigned: boolean) => void }) {
  const { user, ...ledger } = useSession()
  const [password, setPassword] = useState('')
  const sign = useLedgerTask(session.sign, { showsFault: true })
  const wait = useCountdown(sign.fault)
  const isSample = isSampleLedger(ledger)
  const save = async () => {
    if (password === '' || wait > 0) return
    const answer = await sign.run({ password })
    if (answer.ok) onEnd(true)
    else setPassword('')
  }
  return (
    <Modal
      open
      width={460}
      // Above whatever dialog of a dialog asks for it, and below what is told.
      zIndex={1900}
      title="本人签名"
      okText="签名"
      cancelText="取消"
      okButtonProps={{ disabled: password === '' || wait > 0, loading: sign.isRunning }}
      onOk={save}
      onCancel={() => onEnd(false)}
      mask={{ closable: false }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p>
          {user.name}
          ，这一步是决定事项，要由您本人签名，记入操作记录。请输入您自己的密码；十分钟之内不必再输。
        </p>
        <PasswordField
          label="我的密码"
          value={password}
          onChange={setPassword}
          autoFocus
          hint={isSample ? `样例台账的密码是 ${practiceWords.password}` : undefined}
          error={wait > 0 ? `请等${sayCountdown(wait)}再试` : undefined}
        />
        <FaultNote fault={wait > 0 ? undefined : sign.fault} />
      </form>
    </Modal>
  )
}
