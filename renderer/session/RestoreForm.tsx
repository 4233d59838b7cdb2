import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { session } from '../../shared/session/contract.ts'
import type { LedgerCard } from '../../shared/session/session.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { refreshOverview } from '../bridge/use-session-gate.ts'
import css from './door.module.css'
import type { Offer } from './door-view.ts'
import { nothingProved, ProofFields, proofOf } from './ProofFields.tsx'
import { type Choice, choicesOf, RestoreChoice } from './RestoreChoice.tsx'
import { SessionCard } from './SessionCard.tsx'
import { sitDown } from './sit-down.ts'
import { useCountdown } from './use-countdown.ts'

type Props = {
  readonly ledger: LedgerCard
  /** Backups on a stick that was chosen already. */
  readonly offer: Offer | undefined
  readonly onBack: () => void
  readonly onRecover: () => void
}

/** Puts a backup, or what was replaced before, in the ledger's place; what stood there is kept aside. */
export function RestoreForm({ ledger, offer, onBack, onRecover }: Props) {
  const [typed, setTyped] = useState(nothingProved)
  const [choices, setChoices] = useState<readonly Choice[] | undefined>(offer && choicesOf(offer.backups))
  const [chosen, setChosen] = useState<Choice>()
  const [isDone, setDone] = useState(false)
  const list = useLedgerTask(session.backupsOf, { showsFault: true })
  const adopt = useLedgerTask(session.adopt, { showsFault: true })
  const restore = useLedgerTask(session.restore, { showsFault: true })
  const fault = restore.fault ?? list.fault ?? adopt.fault
  const wait = useCountdown(fault)
  const proof = wait === 0 ? proofOf(typed) : undefined
  const isBusy = list.isRunning || adopt.isRunning || restore.isRunning
  const show = (found: readonly Choice[] | undefined) => {
    for (const one of [list, adopt, restore]) one.forget()
    setChosen(undefined)
    setChoices(found)
  }
  const look = async () => {
    if (!proof) return
    const answer = await list.run({ ledgerId: ledger.id, proof })
    if (answer.ok) show(choicesOf(answer.value.backups, answer.value.aside))
  }
  const chooseStick = async () => {
    const answer = await adopt.run({ wanted: ledger.id })
    if (answer.ok && answer.value.offered) show(choicesOf(answer.value.offered.backups, undefined))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!proof) return
    if (!choices) return look()
    if (!chosen) return
    const answer = await restore.run({ ledgerId: ledger.id, source: chosen.source, proof })
    if (!answer.ok) return setTyped({ ...typed, password: '' })
    if (answer.value.session) return sitDown(answer.value.session)
    await refreshOverview()
    setDone(true)
  }
  if (isDone) return <Restored onRecover={onRecover} />
  return (
    <SessionCard
      title="从备份恢复"
      lead={`${ledger.officeName}。台账回到备份那一刻，人员和密码仍是现在的；现在的台账文件另外留着，以后可以换回。`}
      onBack={onBack}
    >
      <form onSubmit={submit} className={css.form}>
        <ProofFields ledger={ledger} typed={typed} wait={wait} onType={setTyped} />
        {choices && <RestoreChoice list={choices} chosen={chosen} onChoose={setChosen} />}
        {wait === 0 && <FaultNote fault={fault} />}
        <Button
          block
          danger={choices !== undefined}
          type="primary"
          size="large"
          htmlType="submit"
          disabled={!proof || isBusy || (choices !== undefined && !chosen)}
          loading={restore.isRunning || list.isRunning}
        >
          {choices ? '恢复到这份备份' : '查看本机的备份'}
        </Button>
      </form>
      <div className={css.links}>
        <button type="button" className="link-button" disabled={isBusy} onClick={chooseStick}>
          备份在U盘上
        </button>
      </div>
    </SessionCard>
  )
}

function Restored({ onRecover }: Pick<Props, 'onRecover'>) {
  return (
    <SessionCard title="台账已恢复" lead="恢复码只能恢复，不能直接进入。请再用它给一个人设置新密码。">
      <Button block type="primary" size="large" onClick={onRecover}>
        用恢复码打开
      </Button>
    </SessionCard>
  )
}
