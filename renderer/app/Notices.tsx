import { Alert } from 'antd'
import { useState } from 'react'
import type { Session } from '../../shared/session/session.ts'
import { useSession } from '../bridge/session.ts'
import css from './shell.module.css'

type Notice = Session['notices'][number]

/** What a person should know once after unlocking. */
export function Notices() {
  const { notices } = useSession()
  const [closed, setClosed] = useState<readonly Notice[]>([])
  // A restored file was copied while open: that it was not closed says nothing about an accident.
  const told = notices.includes('restored') ? notices.filter((one) => one !== 'unclean-exit') : notices
  const open = told.filter((notice) => !closed.includes(notice))
  if (open.length === 0) return null
  return (
    <div className={css.notices}>
      {open.map((notice) => (
        <Alert
          key={notice}
          showIcon
          role="status"
          type="warning"
          title={words[notice]}
          closable={{ 'aria-label': '知道了', onClose: () => setClosed([...closed, notice]) }}
        />
      ))}
    </div>
  )
}

const words: Readonly<Record<Notice, string>> = {
  'clock-set-back':
    '这台电脑的时间比上次使用时早。请核对日期和时间，校准后再录入，否则操作记录的时间会不准。',
  'clock-ahead':
    '按这台电脑的时间，台账已有半年以上没有用过。如果不是这样，就是日期错了：请核对日期和时间，校准后再录入。',
  'put-back':
    '台账文件不是上次在这里关闭的那一份，可能被换成了旧的。今后上报会注明；请查明原因，对照纸质材料补录，并报告负责人。',
  restored:
    '台账刚从备份恢复。备份之后录入的内容不在里面，请对照纸质材料补录；下次上报会注明恢复过。人员、岗位和密码仍是恢复前的。',
  'backup-old': '已经有一段时间没有备份了。请插入U盘，到“备份”页做一次。',
  'unclean-exit': '上次没有正常退出（可能是断电）。已完成的内容都在，请核对最后录入的一条。',
  'verification-differs':
    '上次没有正常退出，打开前全面核验时发现有不相符的地方。请负责人到“操作记录”核验，必要时从备份恢复。',
  'cut-again': '这一份台账里有以前清除过的敏感内容，已按清除清单重新清除，见“操作记录”。',
  'recovery-used': '恢复码使用过。旧恢复码已作废，请确认新的恢复单已封存，并查看操作记录。',
}
