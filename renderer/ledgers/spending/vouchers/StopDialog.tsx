import { Select } from 'antd'
import { useState } from 'react'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { useLedgerCommand } from '../../../bridge/use-ledger-command.ts'
import { DialogField } from '../../../parts/form/DialogField.tsx'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'
import { useAccounts } from './use-accounts.ts'

/** 停用 or 恢复: whether an account takes new entries. */
export function StopDialog({ onClose }: { readonly onClose: () => void }) {
  const { accounts } = useAccounts()
  const [code, setCode] = useState<string>()
  const account = accounts.find((one) => one.code === code)
  const verb = account?.stopped === true ? '恢复' : '停用'
  const stop = useLedgerCommand(spending.stopAccount, { showsFault: true, done: `已${verb}科目` })
  const run = async (reason: string): Promise<void> => {
    if (!account) return
    const answer = await stop.run({ code: account.code, stopped: !account.stopped, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title="停用或恢复科目"
      okText={verb}
      isRunning={stop.isRunning}
      fault={stop.fault}
      isReady={account !== undefined}
      offers={['不再使用', '并入其他科目', '重新使用']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>停用的科目不能再记新账，已有的账和余额都保留。</p>
      <DialogField label="科目">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="科目"
          value={code}
          onChange={setCode}
          options={accounts.map((one) => ({
            value: one.code,
            label: `${one.code} ${one.fullName}${one.stopped ? '（已停用）' : ''}`,
          }))}
        />
      </DialogField>
    </ReasonDialog>
  )
}
