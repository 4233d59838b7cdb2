import { useState } from 'react'
import { session } from '../../shared/session/contract.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'

/** New keys for the office, which everybody it exchanges with confirms anew. */
export function RenewKeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const renew = useLedgerTask(session.renewKeys, { showsFault: true, done: '密钥已更换，请告知登记单位' })
  return (
    <ReasonDialog
      title="更换本单位密钥"
      okText="更换"
      isDangerous
      isRunning={renew.isRunning}
      fault={renew.fault}
      offers={['密钥可能泄露', '上级已作废原密钥']}
      isReady={password !== ''}
      onClose={onClose}
      onReason={async (reason) => {
        const answer = await renew.run({ password, reason })
        if (answer.ok) onClose()
        else setPassword('')
      }}
    >
      <p>
        更换后，每个上级、下级和审计单位都要重新核对登记，之后才收下本单位的新包。已经送出的包不受影响。
        移除能签章的人员时会自动更换，不必在这里办理。
      </p>
      <PasswordField label="我的密码" value={password} onChange={setPassword} />
    </ReasonDialog>
  )
}
