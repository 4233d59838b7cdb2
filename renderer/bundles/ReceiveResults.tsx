import { Alert } from 'antd'
import { type bundles, Confirmable } from '../../shared/bundles/contract.ts'
import { outcomeWords } from '../../shared/bundles/state-words.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import css from './bundles.module.css'
import { ConfirmReceived } from './ConfirmReceived.tsx'

/** What became of one chosen file. */
export type ReceivedFile = Output<typeof bundles.receive>[number]
type Props = {
  readonly results: readonly ReceivedFile[]
  /** Changes the list once a person confirmed one of them. */
  readonly onChange: (change: (all: readonly ReceivedFile[]) => readonly ReceivedFile[]) => void
  readonly onClose: () => void
}

/** What became of each file that was chosen, in words; what waits for a person's word is confirmed here. */
export function ReceiveResults({ results, onChange, onClose }: Props) {
  if (results.length === 0) return null
  const taken = results.filter(
    (one) => one.outcome !== 'refused' && one.outcome !== 'waiting' && one.outcome !== 'duplicate',
  ).length
  return (
    <section className="panel" aria-label="接收结果">
      <div className="page-head">
        <h2>
          共 {results.length} 个文件，收下 {taken} 个
        </h2>
        <button type="button" className="link-button" onClick={onClose}>
          收起
        </button>
      </div>
      <div className="stack">
        {results.map((one, at) => (
          <Alert
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
            key={at}
            showIcon
            role={one.outcome === 'refused' ? 'alert' : 'status'}
            type={one.code === 'bundles.sender-unsound' ? 'warning' : typeOf[one.outcome]}
            title={
              <>
                <strong className={css.receivedOffice}>{one.officeName || one.fileName}</strong>
                {outcomeWords[one.outcome]}。{sayMore(one)}
              </>
            }
            action={confirming(one, (result) =>
              onChange((all) => all.map((other) => (other === one ? result : other))),
            )}
          />
        ))}
      </div>
    </section>
  )
}

const typeOf = {
  first: 'success',
  next: 'success',
  receipt: 'success',
  gap: 'warning',
  late: 'warning',
  rebase: 'warning',
  duplicate: 'info',
  refused: 'error',
  waiting: 'warning',
} as const

function confirming({ bundleId, code }: ReceivedFile, onReceived: (result: ReceivedFile) => void) {
  const asked = Confirmable.safeParse(code)
  if (!asked.success) return null
  return <ConfirmReceived bundleId={bundleId} asked={asked.data} onReceived={onReceived} />
}

function sayMore({ fileName, officeName, words, missing }: ReceivedFile): string {
  const gap = missing.length > 0 ? `缺第 ${missing.join('、')} 号，请向对方催要。` : ''
  return `${words}${gap}${officeName ? `（${fileName}）` : ''}`
}
