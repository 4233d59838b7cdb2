import { receiptWords } from '../../shared/bundles/state-words.ts'
import { desk } from '../../shared/desk/contract.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { Day } from '../../shared/kernel/day.ts'
import { sayMoment, sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { goTo } from '../bridge/place.ts'
import { isReadOnly, useSession } from '../bridge/session.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { DeskItems } from './DeskItems.tsx'
import css from './DeskPage.module.css'
import { MemberCharts } from './MemberCharts.tsx'

type Overview = Output<typeof desk.overview>

/** 工作台: what is due, what is missing, what waits; each line opens the place where it is done. */
export function DeskPage() {
  const session = useSession()
  const overview = useLedgerQuery(desk.overview, { today: Day.parse(sayMomentDay(Date.now())) })
  return (
    <>
      <div className="page-head">
        <h1>工作台</h1>
      </div>
      <Answered of={overview}>
        {(value) =>
          value.members.total === 0 && value.organisations === 0 && !isReadOnly(session) ? (
            <>
              <FirstSteps />
              {value.items.length > 0 && <DeskItems items={value.items} />}
            </>
          ) : (
            <>
              <Figures overview={value} />
              {!isReadOnly(session) && <DeskItems items={value.items} />}
              {value.members.total > 0 && <MemberCharts members={value.members} />}
            </>
          )
        }
      </Answered>
    </>
  )
}

function Figures({ overview }: { readonly overview: Overview }) {
  const { members, organisations, lastBackupMs, lastReceipt, outboxWaiting } = overview
  const isOwn = !isReadOnly(useSession())
  return (
    <ul className={css.figures}>
      <Figure label="在册党员" value={`${members.total.toLocaleString('zh-CN')} 名`} page="members" />
      <Figure label="党组织" value={`${organisations.toLocaleString('zh-CN')} 个`} page="organisation" />
      {isOwn && (
        <>
          <Figure
            label="最近备份"
            value={lastBackupMs === null ? '还没有' : sayMoment(lastBackupMs)}
            isProblem={lastBackupMs === null}
            page="backup"
          />
          <Figure
            label="最近回执"
            value={lastReceipt ? `${sayReceipt(lastReceipt.status)}（第 ${lastReceipt.seq} 号）` : '还没有'}
            note={
              outboxWaiting > 0
                ? `${outboxWaiting} 个包等回执`
                : lastReceipt && sayMomentDay(lastReceipt.atMs)
            }
            page="report"
          />
        </>
      )}
    </ul>
  )
}

type FigureProps = {
  readonly label: string
  readonly value: string
  readonly note?: string | null
  readonly isProblem?: boolean
  readonly page: string
}

function Figure({ label, value, note, isProblem = false, page }: FigureProps) {
  return (
    <li>
      <button
        type="button"
        className={css.figure}
        onClick={() => goTo(page, page === 'report' ? { tab: 'outbox' } : {})}
      >
        <span>{label}</span>
        <strong className={isProblem ? css.problem : undefined}>{value}</strong>
        {note && <span>{note}</span>}
      </button>
    </li>
  )
}

function FirstSteps() {
  return (
    <section className={`panel ${css.firstSteps}`}>
      <h2>从这里开始</h2>
      <ol>
        <li>
          <button type="button" className="link-button" onClick={() => goTo('organisation')}>
            建好组织
          </button>
          ：党委、总支、支部、党小组；可以从Excel导入。
        </li>
        <li>
          <button type="button" className="link-button" onClick={() => goTo('members')}>
            录入党员
          </button>
          ：用现有的花名册导入，先试算再写入，错的行会标红退回。
        </li>
        <li>
          <button type="button" className="link-button" onClick={() => goTo('people')}>
            添加使用人员
          </button>
          ：录入、复核各用各的密码。
        </li>
        <li>
          <button type="button" className="link-button" onClick={() => goTo('report', { tab: 'peers' })}>
            登记上级单位
          </button>
          ：以后每月用U盘上报。
        </li>
        <li>
          <button type="button" className="link-button" onClick={() => goTo('backup')}>
            做第一次备份
          </button>
          。
        </li>
      </ol>
    </section>
  )
}

const sayReceipt = (status: string) =>
  Object.hasOwn(receiptWords, status) ? receiptWords[status as keyof typeof receiptWords] : status
