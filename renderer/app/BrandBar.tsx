import { roleWords } from '../../shared/kernel/role-words.ts'
import { isAuditor } from '../../shared/session/session.ts'
import { useSession } from '../bridge/session.ts'
import { lockForMe, lockForSomebodyElse } from '../session/locking.ts'
import css from './shell.module.css'
import { useTypeSize } from './type-size.ts'

/** The red bar on top: which office, who sits here, and the ways to leave the seat. */
export function BrandBar() {
  const session = useSession()
  const [size, setSize] = useTypeSize()
  return (
    <header className={css.brandBar}>
      <span className="brand-name">社区台账</span>
      <span className={css.brandOffice}>{session.officeName}</span>
      <span className={css.brandUser}>
        {session.user.name}（{roleWords[isAuditor(session.kind) ? 'auditor' : session.user.role]}）
      </span>
      <button
        type="button"
        aria-pressed={size === 'large'}
        onClick={() => setSize(size === 'large' ? 'ordinary' : 'large')}
      >
        大字
      </button>
      <button type="button" onClick={() => lockForSomebodyElse(session)}>
        切换人员
      </button>
      <button type="button" title="Ctrl+L" onClick={() => lockForMe(session)}>
        锁定
      </button>
    </header>
  )
}
