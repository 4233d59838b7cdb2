import { bundles } from '../../shared/bundles/contract.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'

/** Who we are to others: the check number that the other side types from our stamped sheet. */
export function IdentityPanel() {
  const identity = useLedgerQuery(bundles.identity, {})
  const save = useLedgerTask(bundles.exportEnrolment, {
    done: ({ fileName }) =>
      fileName ? `登记文件和登记表已写入：${fileName}。请打印登记表并盖章。` : '没有写入',
  })
  return (
    <section className="panel identity" aria-label="本单位登记信息">
      <Answered of={identity}>
        {({ officeName, officeCode, checkNumber }) => (
          <dl className="facts">
            <dt>本单位</dt>
            <dd>
              {officeName}（{officeCode}）
            </dd>
            <dt>本单位校验数字</dt>
            <dd className="check-number">{checkNumber}</dd>
          </dl>
        )}
      </Answered>
      <Deed door={bundles.exportEnrolment} loading={save.isRunning} onClick={() => save.run({})}>
        导出登记文件和登记表
      </Deed>
    </section>
  )
}
