import { Button } from 'antd'
import { useState } from 'react'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { session } from '../../shared/session/contract.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { refreshOverview } from '../bridge/use-session-gate.ts'
import css from './door.module.css'
import { rememberAtDoor } from './door-memory.ts'
import type { DoorView } from './door-view.ts'
import { RecoveryCard } from './RecoveryCard.tsx'
import { SessionCard } from './SessionCard.tsx'
import { SetUpOffice } from './SetUpOffice.tsx'
import { SetUpPerson } from './SetUpPerson.tsx'
import { isCode, isOfficeName, isPersonName, type Newcomer, newOffice, newPerson } from './set-up.ts'
import { isAcceptable } from './typed-twice.ts'

type Props = {
  readonly kind: 'office' | 'auditor'
  readonly onBack: () => void
  readonly onGo: (view: DoorView) => void
}
type Made = Output<typeof session.create>

/** Makes a ledger: the office, then each person with a password of their own, then the recovery code. */
export function SetUp({ kind, onBack, onGo }: Props) {
  const [step, setStep] = useState(0)
  const [office, setOffice] = useState(newOffice)
  const [people, setPeople] = useState<readonly Newcomer[]>(() => newPerson(kind))
  const [made, setMade] = useState<Made>()
  const create = useLedgerTask(session.create, { showsFault: true })
  const person = people[step - 1]
  const change = (next: Newcomer) => setPeople(people.map((one) => (one.role === next.role ? next : one)))
  const finish = async () => {
    const answer = await create.run({
      kind: office.isPractice ? practiceTwin[kind] : kind,
      officeName: office.name.trim(),
      officeCode: office.code.trim(),
      people: people.map(({ name, role, typed }) => ({ name: name.trim(), role, password: typed.first })),
    })
    if (answer.ok) setMade(answer.value)
  }
  if (made) {
    const leave = async () => {
      rememberAtDoor({ ledgerId: made.ledgerId })
      await refreshOverview()
      onGo({ at: 'unlock', ledgerId: made.ledgerId })
    }
    return (
      <SessionCard title="请保管好恢复码" lead={`“${office.name.trim()}”的台账已建立。`}>
        <RecoveryCard ledgerId={made.ledgerId} code={made.recoveryCode} onDone={leave} />
      </SessionCard>
    )
  }
  const isReady = person
    ? isPersonName(person.name, people, person.role) && isAcceptable(person.typed, person.name)
    : isOfficeName(office.name) && isCode(office.code)
  const isLast = step === people.length
  return (
    <SessionCard
      title={kind === 'office' ? '新建台账' : '建立审计查看'}
      lead={leads[kind]}
      onBack={step === 0 ? onBack : () => setStep(step - 1)}
    >
      <StepList titles={['单位', ...people.map((one) => one.title), '恢复码']} step={step} />
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady) return
          if (isLast) void finish()
          else setStep(step + 1)
        }}
      >
        {person ? (
          <SetUpPerson key={person.role} person={person} people={people} onChange={change} />
        ) : (
          <SetUpOffice kind={kind} office={office} onChange={setOffice} />
        )}
        <FaultNote fault={create.fault} />
        <Button
          block
          type="primary"
          size="large"
          htmlType="submit"
          disabled={!isReady}
          loading={create.isRunning}
        >
          {isLast ? '建立台账' : '下一步'}
        </Button>
      </form>
    </SessionCard>
  )
}

function StepList({ titles, step }: { readonly titles: readonly string[]; readonly step: number }) {
  return (
    <ol className={css.setUpSteps} aria-label="步骤">
      {titles.map((title, at) => (
        <li key={title} aria-current={at === step ? 'step' : undefined}>
          {at + 1} {title}
        </li>
      ))}
    </ol>
  )
}

const practiceTwin = { office: 'practice', auditor: 'practice-auditor' } as const
const leads = {
  office: '需要管理员和负责人两个人在场，各自输入自己的密码，互相不看。',
  auditor: '审计人员用自己的密码打开审计包，只读查看，不能修改任何内容。',
}
