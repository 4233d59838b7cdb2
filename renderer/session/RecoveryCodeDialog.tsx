import { Modal } from 'antd'
import { useState } from 'react'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { session } from '../../shared/session/contract.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import { RecoveryCard } from './RecoveryCard.tsx'
import { sayCountdown, useCountdown } from './use-countdown.ts'

/** A new recovery code, for a sheet that was lost or seen; it is shown this once. */
export function RecoveryCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const [made, setMade] = useState<Output<typeof session.renewRecovery>>()
  const renew = useLedgerTask(session.renewRecovery, { showsFault: true })
  const wait = useCountdown(renew.fault)
  if (made) {
    return (
      <Modal open title="请保管好新的恢复码" footer={null} closable={false} mask={{ closable: false }}>
        <p>旧恢复码已经作废，请销毁旧的那一张。</p>
        <RecoveryCard ledgerId={made.ledgerId} code={made.recoveryCode} onDone={onClose} />
      </Modal>
    )
  }
  const save = async (reason: string) => {
    const answer = await renew.run({ password, reason })
    if (answer.ok) setMade(answer.value)
    else setPassword('')
  }
  return (
    <ReasonDialog
      title="更换恢复码"
      okText="更换"
      isDangerous
      isRunning={renew.isRunning}
      fault={wait > 0 ? undefined : renew.fault}
      offers={['恢复单遗失', '恢复单可能被人看到', '负责人更换']}
      isReady={password !== '' && wait === 0}
      onReason={save}
      onClose={onClose}
    >
      <p>更换后，旧的恢复单打不开台账；新的恢复码只显示一次。</p>
      <PasswordField
        label="我的密码"
        value={password}
        onChange={setPassword}
        error={wait > 0 ? `请等${sayCountdown(wait)}再试` : undefined}
      />
    </ReasonDialog>
  )
}
