import { Button, type InputRef } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { session } from '../../shared/session/contract.ts'
import { isSampleLedger } from '../../shared/session/sample.ts'
import type { LedgerCard } from '../../shared/session/session.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { sayDoorFault } from '../../shared/words/door-faults.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import css from './door.module.css'
import type { DoorView } from './door-view.ts'
import { PersonPicker } from './PersonPicker.tsx'
import { SessionCard } from './SessionCard.tsx'
import { sitDown } from './sit-down.ts'
import { sayCountdown, useCountdown } from './use-countdown.ts'

type Props = {
  readonly ledger: LedgerCard
  readonly userId: string | undefined
  readonly onBack: () => void
  readonly onGo: (view: DoorView) => void
}

/** Who are you, and your password. */
export function UnlockForm({ ledger, userId, onBack, onGo }: Props) {
  const known = ledger.people.find((person) => person.id === userId) ?? onlyOne(ledger.people)
  const [chosen, setChosen] = useState(known?.id)
  const given = isSampleLedger(ledger) ? practiceWords.password : ''
  const [password, setPassword] = useState(given)
  const input = useRef<InputRef>(null)
  const unlock = useLedgerTask(session.unlock, { showsFault: true })
  const wait = useCountdown(unlock.fault)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || !password || wait > 0) return
    const answer = await unlock.run({ ledgerId: ledger.id, userId: chosen, password })
    if (answer.ok) {
      sitDown(answer.value)
      return
    }
    setPassword(given)
    input.current?.focus()
  }
  const atField = unlock.fault?.code === 'session.wrong-password'
  return (
    <SessionCard title={ledger.officeName} onBack={onBack}>
      <form onSubmit={submit} className={css.form}>
        <PersonPicker
          kind={ledger.kind}
          people={ledger.people}
          chosen={chosen}
          onChoose={(id) => {
            setChosen(id)
            setPassword(given)
            unlock.forget()
            input.current?.focus()
          }}
        />
        <PasswordField
          label="密码"
          value={password}
          inputRef={input}
          autoFocus={known !== undefined}
          disabled={wait > 0}
          hint={given && '样例台账的密码是公开的，已经替您填好'}
          error={
            wait > 0 ? `请等${sayCountdown(wait)}再试` : atField ? sayDoorFault(unlock.fault) : undefined
          }
          onChange={setPassword}
        />
        {!atField && wait === 0 && <FaultNote fault={withoutWait(unlock.fault)} />}
        <Button
          block
          type="primary"
          size="large"
          htmlType="submit"
          loading={unlock.isRunning}
          disabled={!chosen || !password || wait > 0}
        >
          打开
        </Button>
      </form>
      <DoorHelp ledgerId={ledger.id} onGo={onGo} />
    </SessionCard>
  )
}

type HelpProps = { readonly ledgerId: string; readonly onGo: Props['onGo'] }

function DoorHelp({ ledgerId, onGo }: HelpProps) {
  const [hasForgotten, setForgotten] = useState(false)
  return (
    <>
      <div className={css.links}>
        <button type="button" className="link-button" onClick={() => setForgotten(!hasForgotten)}>
          忘记密码
        </button>
        <button type="button" className="link-button" onClick={() => onGo({ at: 'restore', ledgerId })}>
          从备份恢复
        </button>
      </div>
      {hasForgotten && (
        <p className={css.help}>
          请管理员在“人员与密码”里为您重置，需要另一位同事当面确认。管理员和负责人都打不开时，
          <button type="button" className="link-button" onClick={() => onGo({ at: 'recover', ledgerId })}>
            用纸上的恢复码打开
          </button>
          。
        </p>
      )}
    </>
  )
}

const onlyOne = <T,>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)
const withoutWait = <F extends { code: string }>(fault: F | undefined) =>
  fault?.code === 'session.wait' ? undefined : fault
