import { Button } from 'antd'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { session as doors } from '../../shared/session/contract.ts'
import { isAuditor, isPractice } from '../../shared/session/session.ts'
import { goTo } from '../bridge/place.ts'
import { useSession } from '../bridge/session.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { enterSession } from '../bridge/use-session-gate.ts'
import css from './shell.module.css'

/**
 * Says on every page what is shown when it is not one's own real ledger: a sample, or somebody's,
 * read-only.
 */
export function Banner() {
  const session = useSession()
  return (
    <>
      {isPractice(session.kind) && (
        <div className={`${css.banner} ${css.bannerPractice}`} role="note">
          <strong>样例台账</strong>
          <span>内容都是假想的，可以随意试用；不能作为正式上报。</span>
        </div>
      )}
      {session.shown.kind !== 'own' && <ShownBanner shown={session.shown} />}
      {session.shown.kind === 'own' && session.readOnly && (
        <div className={`${css.banner} ${css.bannerReadOnly}`} role="note">
          <strong>只读查看</strong>
          <span>现在只能查看，不能修改。</span>
        </div>
      )}
    </>
  )
}

type Shown = Exclude<ReturnType<typeof useSession>['shown'], { kind: 'own' }>

function ShownBanner({ shown }: { readonly shown: Shown }) {
  const { kind } = useSession()
  const back = useLedgerTask(doors.showOwn)
  const goHome = async () => {
    const answer = await back.run({})
    if (!answer.ok) return
    enterSession(answer.value)
    goTo(isAuditor(kind) ? 'packs' : 'receive')
  }
  return (
    <div className={`${css.banner} ${css.bannerReadOnly}`} role="note">
      <span className={css.bannerWords}>
        <strong>只读查看{shown.kind === 'pack' ? '（审计包）' : ''}</strong>
        <span>{shown.officeName}</span>
        <span>{sayMonth(shown.period)}</span>
        {shown.masked && <span>遮盖或不含：{shown.maskedLabels.join('、') || '部分内容'}</span>}
      </span>
      <Button size="small" loading={back.isRunning} onClick={goHome}>
        {isAuditor(kind) ? '返回审计包' : '返回本单位台账'}
      </Button>
    </div>
  )
}
