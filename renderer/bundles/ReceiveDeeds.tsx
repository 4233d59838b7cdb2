import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import type { ReceivedFile } from './ReceiveResults.tsx'

type Props = { readonly onReceived: (results: readonly ReceivedFile[]) => void }

/** Receives whatever files are chosen; with a person's word where a bundle needs one. */
export function ReceiveDeeds({ onReceived }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [confirmRebase, setRebase] = useState(false)
  const [confirmShrink, setShrink] = useState(false)
  const receive = useLedgerTask(bundles.receive)
  const run = async (confirmed: { confirmRebase: boolean; confirmShrink: boolean }) => {
    setAsking(false)
    const answer = await receive.run(confirmed)
    if (answer.ok) onReceived(answer.value)
  }
  return (
    <>
      <Deed door={bundles.receive} disabled={receive.isRunning} onClick={() => setAsking(true)}>
        核实后接收…
      </Deed>
      <Deed
        door={bundles.receive}
        type="primary"
        loading={receive.isRunning}
        onClick={() => run({ confirmRebase: false, confirmShrink: false })}
      >
        接收文件
      </Deed>
      <Modal
        open={isAsking}
        title="核实后接收"
        okText="选择文件并接收"
        okButtonProps={{ disabled: !confirmRebase && !confirmShrink }}
        onOk={() => run({ confirmRebase, confirmShrink })}
        onCancel={() => setAsking(false)}
      >
        <p>有的包要先打电话向对方核实才能收下。请按核实的情况勾选：</p>
        <div className="stack">
          <Checkbox checked={confirmRebase} onChange={(event) => setRebase(event.target.checked)}>
            对方确实从备份恢复过台账，同意用新的接替旧的
          </Checkbox>
          <Checkbox checked={confirmShrink} onChange={(event) => setShrink(event.target.checked)}>
            对方的记录确实大幅减少，不是漏报
          </Checkbox>
        </div>
      </Modal>
    </>
  )
}
