import { Button, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { session } from '../../shared/session/contract.ts'
import type { LedgerCard } from '../../shared/session/session.ts'
import { sayMoment, saySize } from '../../shared/words/moments.ts'
import { Answered } from '../bridge/Answered.tsx'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { PasswordField } from './PasswordField.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { SessionCard } from './SessionCard.tsx'
import { sitDown } from './sit-down.ts'
import { sayCountdown, useCountdown } from './use-countdown.ts'

/** Puts a backup in the ledger's place; what stood there is kept aside. */
export function RestoreForm({
  ledger,
  onBack,
}: {
  readonly ledger: LedgerCard
  readonly onBack: () => void
}) {
  const [backup, setBackup] = useState<string>()
  const [chosen, setChosen] = useState<LedgerCard['people'][number]['id']>()
  const [password, setPassword] = useState('')
  const backups = useLedgerQuery(session.backupsOf, { ledgerId: ledger.id })
  const restore = useLedgerTask(session.restore, { showsFault: true })
  const wait = useCountdown(restore.fault)
  const isReady = backup !== undefined && chosen !== undefined && password !== '' && wait === 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!backup || !chosen || !isReady) return
    const answer = await restore.run({ ledgerId: ledger.id, userId: chosen, password, backup })
    if (!answer.ok) return setPassword('')
    sitDown(answer.value)
  }
  return (
    <SessionCard
      title="从备份恢复"
      lead={`${ledger.officeName}。台账回到备份那一刻；现在的台账文件另外留着，不会覆盖。`}
      onBack={onBack}
    >
      <Answered of={backups}>
        {(list) =>
          list.length === 0 ? (
            <p className="door-help">
              这台电脑上没有这本台账的备份。备份在U盘上的，请返回后点“打开其他文件夹”。
            </p>
          ) : (
            <form onSubmit={submit} className="door-form">
              <BackupChoice list={list} chosen={backup} onChoose={setBackup} />
              <PersonPicker kind={ledger.kind} people={ledger.people} chosen={chosen} onChoose={setChosen} />
              <PasswordField
                label="密码"
                hint="当时的密码"
                value={password}
                onChange={setPassword}
                error={wait > 0 ? `请等${sayCountdown(wait)}再试` : undefined}
              />
              {wait === 0 && <FaultNote fault={restore.fault} />}
              <Button
                block
                danger
                type="primary"
                size="large"
                htmlType="submit"
                disabled={!isReady}
                loading={restore.isRunning}
              >
                恢复到这份备份
              </Button>
            </form>
          )
        }
      </Answered>
    </SessionCard>
  )
}

type ChoiceProps = {
  readonly list: Output<typeof session.backupsOf>
  readonly chosen: string | undefined
  readonly onChoose: (name: string) => void
}

function BackupChoice({ list, chosen, onChoose }: ChoiceProps) {
  return (
    <Radio.Group
      vertical
      aria-label="选择备份"
      className="backup-choice"
      value={chosen}
      onChange={(event) => onChoose(event.target.value as string)}
      options={list.map(({ name, atMs, sizeBytes }) => ({
        value: name,
        label: `${sayMoment(atMs)}　${saySize(sizeBytes)}`,
      }))}
    />
  )
}
