import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { session } from '../../shared/session/contract.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import css from './door.module.css'

type Props = {
  readonly ledgerId: string
  readonly code: string
  readonly onDone: () => void
}

/** The recovery code, shown this once: print it or write it down, then say so. */
export function RecoveryCard({ ledgerId, code, onDone }: Props) {
  const [isKept, setKept] = useState(false)
  const print = useLedgerTask(session.recoverySheet, {
    done: ({ fileName }) => (fileName ? `恢复单已保存：${fileName}` : '没有保存恢复单'),
  })
  return (
    <div className={css.recovery}>
      <p>
        <strong>恢复码只显示这一次，程序里不保存。</strong>
        所有人都忘记密码时，只有它能打开台账；拿到它的人也能打开台账。请打印或抄在纸上，装入信封，两人签字封存。
      </p>
      <output className={css.recoveryCode} aria-label="恢复码">
        {code.split('-').map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nine groups in fixed places, two may be equal
          <span key={at}>{group}</span>
        ))}
      </output>
      <Button loading={print.isRunning} onClick={() => print.run({ ledgerId, recoveryCode: code })}>
        打印恢复单
      </Button>
      <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
        恢复码已抄写或打印，并已封存
      </Checkbox>
      <Button type="primary" size="large" block disabled={!isKept} onClick={onDone}>
        完成
      </Button>
    </div>
  )
}
