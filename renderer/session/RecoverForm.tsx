import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { session } from '../../shared/session/contract.ts'
import { parseRecoveryCode } from '../../shared/session/recovery-code.ts'
import type { LedgerCard } from '../../shared/session/session.ts'
import { sayDoorFault } from '../../shared/words/door-faults.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { Field } from '../parts/form/Field.tsx'
import css from './door.module.css'
import { NewPassword } from './NewPassword.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { RecoveryCard } from './RecoveryCard.tsx'
import { SessionCard } from './SessionCard.tsx'
import { sitDown } from './sit-down.ts'
import { isAcceptable, nothingTyped } from './typed-twice.ts'

/** Opens a ledger with the paper recovery code; a new password and a new code follow. */
export function RecoverForm({
  ledger,
  onBack,
}: {
  readonly ledger: LedgerCard
  readonly onBack: () => void
}) {
  const [chosen, setChosen] = useState<LedgerCard['people'][number]['id']>()
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState(nothingTyped)
  const [opened, setOpened] = useState<Output<typeof session.recover>>()
  const recover = useLedgerTask(session.recover, { showsFault: true })
  const person = ledger.people.find((one) => one.id === chosen)
  const parsed = parseRecoveryCode(code)
  const isWhole = code.replace(/[\s-]/g, '').length >= 36
  const isReady = person !== undefined && parsed.ok && isAcceptable(typed, person.name)
  if (opened) {
    const enter = () => {
      sitDown(opened.session)
    }
    return (
      <SessionCard title="请保管好新的恢复码" lead="台账已打开。旧恢复码已经作废，请销毁旧的那一张。">
        <RecoveryCard ledgerId={ledger.id} code={opened.recoveryCode} onDone={enter} />
      </SessionCard>
    )
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady || !chosen) return
    const answer = await recover.run({ ledgerId: ledger.id, userId: chosen, code, newPassword: typed.first })
    if (answer.ok) setOpened(answer.value)
  }
  return (
    <SessionCard title="用恢复码打开" lead={`${ledger.officeName}。这件事会记入操作记录。`} onBack={onBack}>
      <form onSubmit={submit} className={css.form}>
        <PersonPicker kind={ledger.kind} people={ledger.people} chosen={chosen} onChoose={setChosen} />
        <Field
          label="恢复码"
          hint="纸上的 9 组、每组 4 个字符；大小写和横线不用管"
          error={isWhole && !parsed.ok ? sayDoorFault(parsed.fault) : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              value={code}
              maxLength={80}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <NewPassword label="新密码" name={person?.name ?? ''} value={typed} onChange={setTyped} />
        <FaultNote fault={recover.fault} />
        <Button
          block
          type="primary"
          size="large"
          htmlType="submit"
          disabled={!isReady}
          loading={recover.isRunning}
        >
          打开台账
        </Button>
      </form>
    </SessionCard>
  )
}
