import { Button } from 'antd'
import { sayMoment } from '../../shared/kernel/moment-words.ts'
import { session } from '../../shared/session/contract.ts'
import { isSampleLedger } from '../../shared/session/sample.ts'
import { isAuditor, isPractice, type LedgerCard } from '../../shared/session/session.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { refreshOverview } from '../bridge/use-session-gate.ts'
import css from './door.module.css'
import { rememberAtDoor } from './door-memory.ts'
import type { DoorView } from './door-view.ts'
import { SessionCard } from './SessionCard.tsx'
import { sitDown } from './sit-down.ts'

type Props = {
  readonly ledgers: readonly LedgerCard[]
  readonly version: string
  readonly onGo: (view: DoorView) => void
}

/** 新建台账 · 打开台账 · 体验样例 · 审计查看. */
export function LedgerChoice({ ledgers, version, onGo }: Props) {
  const adopt = useLedgerTask(session.adopt, { showsFault: true })
  const practice = useLedgerTask(session.practice, { showsFault: true })
  const real = ledgers.filter((ledger) => !isSampleLedger(ledger))
  const openOther = async () => {
    const answer = await adopt.run({})
    if (!answer.ok) return
    const { ledgerId, offered } = answer.value
    if (offered) return onGo({ at: 'restore', ledgerId: offered.ledger.id, offer: offered })
    if (!ledgerId) return
    rememberAtDoor({ ledgerId })
    await refreshOverview()
    onGo({ at: 'unlock', ledgerId })
  }
  const openPractice = async () => {
    const answer = await practice.run({})
    if (answer.ok) sitDown(answer.value)
  }
  const busy = adopt.isRunning || practice.isRunning
  return (
    <SessionCard
      wide
      title={real.length > 0 ? '打开台账' : '欢迎使用社区台账'}
      lead={
        real.length > 0
          ? '请选择一本台账，再选择自己的姓名。'
          : '党员、组织、上报都在本机完成，不连网络。可以先体验样例，再建立本单位的台账。'
      }
    >
      <FaultNote fault={adopt.fault ?? practice.fault} />
      {real.length > 0 && (
        <ul className={css.ledgerCards}>
          {real.map((ledger) => (
            <li key={ledger.id}>
              <LedgerButton ledger={ledger} onOpen={() => onGo({ at: 'unlock', ledgerId: ledger.id })} />
            </li>
          ))}
        </ul>
      )}
      <div className={css.choices}>
        <Choice
          title="新建台账"
          words="本单位第一次使用；需要管理员和负责人两个人在场"
          disabled={busy}
          primary={real.length === 0}
          onClick={() => onGo({ at: 'set-up', kind: 'office' })}
        />
        <Choice
          title="打开其他文件夹"
          words="台账在别的磁盘上，或要从U盘上的备份恢复"
          disabled={busy}
          onClick={openOther}
        />
        <Choice
          title="体验样例"
          words="用假想社区的数据试一试；不用密码，不能上报"
          disabled={busy}
          onClick={openPractice}
        />
        <Choice
          title="审计查看"
          words="打开审计包，只读查看和核验"
          disabled={busy}
          onClick={() => onGo(auditorView(real))}
        />
      </div>
      <p className={css.foot}>版本 {version}</p>
    </SessionCard>
  )
}

/** An auditor's own ledger if there is one on this computer, otherwise making it. */
function auditorView(ledgers: readonly LedgerCard[]): DoorView {
  const own = ledgers.find((ledger) => ledger.kind === 'auditor')
  return own ? { at: 'unlock', ledgerId: own.id } : { at: 'set-up', kind: 'auditor' }
}

function LedgerButton({ ledger, onOpen }: { readonly ledger: LedgerCard; readonly onOpen: () => void }) {
  return (
    <button type="button" className={css.ledgerCard} onClick={onOpen}>
      <strong>{ledger.officeName}</strong>
      <span>
        {isPractice(ledger.kind) && '练习 · '}
        {isAuditor(ledger.kind) ? '审计查看' : `代码 ${ledger.officeCode}`} · {ledger.people.length} 人
      </span>
      <span className={ledger.lastBackupMs === null ? css.ledgerWarning : ''}>
        {ledger.heldBy
          ? `正被 ${ledger.heldBy} 打开`
          : ledger.lastBackupMs === null
            ? '还没有备份'
            : `上次备份 ${sayMoment(ledger.lastBackupMs)}`}
      </span>
    </button>
  )
}

type ChoiceProps = {
  readonly title: string
  readonly words: string
  readonly primary?: boolean
  readonly disabled: boolean
  readonly onClick: () => void
}

function Choice({ title, words, primary = false, disabled, onClick }: ChoiceProps) {
  return (
    <div className={css.choice}>
      <Button block size="large" type={primary ? 'primary' : 'default'} disabled={disabled} onClick={onClick}>
        {title}
      </Button>
      <span>{words}</span>
    </div>
  )
}
