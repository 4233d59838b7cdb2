import { useState } from 'react'
import type { Day } from '../../../shared/kernel/day.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { FundRule } from '../../../shared/ledgers/spending/fund.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly rule: FundRule; readonly onClose: () => void }

/** 终止规定: the last day on which a rule holds; it stays on record. */
export function EndRuleDialog({ rule, onClose }: Props) {
  const [day, setDay] = useState<string | null>(today())
  const end = useLedgerCommand(spending.endRule, { showsFault: true, done: '已终止' })
  const run = async (reason: string): Promise<void> => {
    if (day === null) return
    const answer = await end.run({ id: rule.id, revision: rule.revision, toDay: day as Day, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`终止规定：${rule.words}`}
      okText="终止"
      isRunning={end.isRunning}
      fault={end.fault}
      isReady={day !== null}
      offers={['新文件出台', '登记有误']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <DialogDay label="最后有效的一天" value={day} onChange={setDay} />
    </ReasonDialog>
  )
}
