import { Alert } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { useSession } from '../bridge/session.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import css from './bundles.module.css'
import { RenewKeysDialog } from './RenewKeysDialog.tsx'

type Props = {
  /** The file is for an office that letters are exchanged with. */
  readonly isPartner: boolean
}

/** Who we are to others: the check number that the other side types from our stamped sheet. */
export function IdentityPanel({ isPartner }: Props) {
  const { user } = useSession()
  const [isRenewing, setRenewing] = useState(false)
  const identity = useLedgerQuery(bundles.identity, {})
  const save = useLedgerTask(bundles.exportEnrolment, {
    done: ({ fileName }) =>
      fileName ? `登记文件和登记表已写入：${fileName}。请打印登记表并盖章。` : '没有写入',
  })
  return (
    <section className={`panel ${css.identity}`} aria-label="本单位登记信息">
      <Answered of={identity}>
        {({ officeName, officeCode, checkNumber, toShow }) => (
          <>
            {toShow !== 'none' && <KeysChanged what={toShow} />}
            <dl className="facts">
              <dt>本单位</dt>
              <dd>
                {officeName}（{officeCode}）
              </dd>
              <dt>本单位校验数字</dt>
              <dd className={css.checkNumber}>{checkNumber}</dd>
            </dl>
          </>
        )}
      </Answered>
      <div className="row">
        <Deed
          door={bundles.exportEnrolment}
          loading={save.isRunning}
          onClick={() => save.run({ partner: isPartner })}
        >
          {isPartner ? '导出共建登记文件和登记表' : '导出登记文件和登记表'}
        </Deed>
        {user.seals && (
          <Deed door={session.renewKeys} danger onClick={() => setRenewing(true)}>
            更换密钥
          </Deed>
        )}
      </div>
      {isRenewing && <RenewKeysDialog onClose={() => setRenewing(false)} />}
    </section>
  )
}

/** Says that our keys changed since they were last written for others, and what to take to them. */
function KeysChanged({ what }: { readonly what: 'recipient' | 'signing' }) {
  const notice = useLedgerTask(bundles.exportEnrolment, {
    done: ({ fileName }) => (fileName ? `通知已写入：${fileName}。请送交每个登记单位。` : '没有写入'),
  })
  if (what === 'signing') {
    return (
      <Alert
        type="warning"
        showIcon
        title="本单位的签章密钥已更换，还没有告知登记单位"
        description="请导出登记文件和登记表送上级，并给每个下级单位、审计单位、共建单位重新导出答复文件；对方核对校验数字、登记以后才收下新的包，先送到的包在对方收件箱等候。编号接着原来的，不必重报。"
      />
    )
  }
  return (
    <Alert
      type="warning"
      showIcon
      title="有人离岗，本单位的收件密钥已更换，还没有告知登记单位"
      description="请导出密钥变更通知，送交每个上级、下级、审计和共建单位。对方读取后就用新密钥加密，不需要核对校验数字；以前加密的包本单位仍能打开。"
      action={
        <Deed
          door={bundles.exportEnrolment}
          loading={notice.isRunning}
          onClick={() => notice.run({ notice: true })}
        >
          导出密钥变更通知
        </Deed>
      }
    />
  )
}
