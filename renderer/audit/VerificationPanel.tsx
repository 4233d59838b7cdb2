import { Alert, Button } from 'antd'
import { audit } from '../../shared/audit/contract.ts'
import { sayAnchor, sayBreak, sayCheck, sayCount, sayOutcome, sayRemark } from '../../shared/audit/words.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { names } from '../../shared/words/tables.ts'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import css from './EntryRows.module.css'

type Props = { readonly result: Output<typeof audit.verify>; readonly onClose: () => void }

/** What a verification found, and its report on paper. */
export function VerificationPanel({ result, onClose }: Props) {
  const print = useLedgerTask(audit.verifyReport, {
    done: ({ fileName }) => (fileName ? `核验报告已保存：${fileName}` : '没有保存报告'),
  })
  const isWhole = result.broken.length === 0
  return (
    <section className="panel" aria-label="核验结果">
      <Alert
        showIcon
        role="status"
        type={isWhole ? 'success' : 'error'}
        title={isWhole ? '核验通过' : `核验发现 ${result.broken.length} 处不符`}
        description={isWhole ? sayAnchor(result.lines) : <Breaks result={result} />}
      />
      <table className={css.entries}>
        <thead>
          <tr>
            <th scope="col">核验项目</th>
            <th scope="col">数量</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {result.lines.map((line) => (
            <tr key={line.what}>
              <td>{sayCheck(line)}</td>
              <td>{sayCount(line)}</td>
              <td>{sayOutcome(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {result.remarks.length > 0 && (
        <ul>
          {result.remarks.slice(0, 20).map((one) => (
            <li key={one.seq}>{sayRemark(one)}</li>
          ))}
        </ul>
      )}
      <dl className="facts" style={{ margin: '12px 0' }}>
        <dt>末条摘要</dt>
        <dd className="digest">{result.head.match(/.{1,8}/g)?.join(' ')}</dd>
        {result.roots.length > 0 && <dt>建账时的签名指纹</dt>}
        {result.roots.map((root) => (
          <dd key={root} className="digest">
            {root}
          </dd>
        ))}
      </dl>
      <div className="row">
        <Deed
          door={audit.verifyReport}
          disabled={print.isRunning}
          onClick={() => print.run({ verification: result.id })}
        >
          打印核验报告
        </Deed>
        <Button onClick={onClose}>收起</Button>
      </div>
    </section>
  )
}

function Breaks({ result }: Pick<Props, 'result'>) {
  return (
    <>
      <ul>
        {result.broken.slice(0, 20).map((one) => (
          <li key={`${one.what} ${one.seq} ${one.table} ${one.id}`}>{sayBreak(one, names)}</li>
        ))}
      </ul>
      <p>
        台账文件可能在本软件之外被改动过，或磁盘损坏。请停止录入，打印核验报告，报告负责人，并用最近的备份对照。
      </p>
    </>
  )
}
