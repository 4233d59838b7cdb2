import { Modal } from 'antd'
import { useState } from 'react'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import type { MonthTold } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { Deed } from '../../../bridge/Deed.tsx'
import { FaultNote } from '../../../bridge/FaultNote.tsx'
import { goTo } from '../../../bridge/place.ts'
import { useLedgerCommand } from '../../../bridge/use-ledger-command.ts'
import { thisMonth } from '../../../parts/values/months.ts'

type Props = { readonly months: readonly MonthTold[] }

/** 年末结转 of the year that is ending or has just ended; no more once its last month is closed. */
export function YearDeeds({ months }: Props) {
  const [isOpen, setOpen] = useState(false)
  const now = thisMonth()
  const year = Number(now.slice(0, 4)) - (now.slice(5) === '12' ? 0 : 1)
  const last = months.find(({ month }) => month === `${year}-12`)
  const carry = useLedgerCommand(spending.carryForward, { showsFault: true, done: '已结转' })
  const run = async (): Promise<void> => {
    const answer = await carry.run({ year })
    if (answer.ok) goTo('spending', { view: 'vouchers', id: answer.value.id })
  }
  if (last?.state === 'closed' || last?.state === 'asked') return null
  return (
    <>
      <Deed door={spending.carryForward} onClick={() => setOpen(true)}>
        {year} 年末结转
      </Deed>
      <Modal
        open={isOpen}
        title={`${year} 年末结转`}
        okText="结转"
        cancelText="取消"
        okButtonProps={{ loading: carry.isRunning }}
        onOk={() => void run()}
        onCancel={() => {
          carry.forget()
          setOpen(false)
        }}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <p>
          会生成一张日期为 {year}-12-31 的凭证，把收入和费用科目的余额按经费转入累计盈余。
          请在当年最后一个月结账之前办理，并由另一人审核。
        </p>
        <FaultNote fault={carry.fault} />
      </Modal>
    </>
  )
}
