import { Modal } from 'antd'
import { useState } from 'react'
import type { Month } from '../../../../shared/kernel/month.ts'
import { sayMonth } from '../../../../shared/kernel/month-words.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { Deed } from '../../../bridge/Deed.tsx'
import { FaultNote } from '../../../bridge/FaultNote.tsx'
import { useLedgerCommand } from '../../../bridge/use-ledger-command.ts'

/** 结账 of one month, asked for once more: it takes two people to open the month again. */
export function CloseMonth({ month }: { readonly month: Month }) {
  const [isOpen, setOpen] = useState(false)
  const shut = useLedgerCommand(spending.closeMonth, {
    showsFault: true,
    done: `${sayMonth(month)}已结账`,
  })
  const close = (): void => {
    shut.forget()
    setOpen(false)
  }
  const run = async (): Promise<void> => {
    const answer = await shut.run({ month })
    if (answer.ok) close()
  }
  return (
    <>
      <Deed
        door={spending.closeMonth}
        size="small"
        type="primary"
        aria-label={`${sayMonth(month)}：结账`}
        onClick={() => setOpen(true)}
      >
        结账
      </Deed>
      <Modal
        open={isOpen}
        title={`${sayMonth(month)}结账`}
        okText="结账"
        cancelText="取消"
        okButtonProps={{ loading: shut.isRunning }}
        onOk={() => void run()}
        onCancel={close}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <p>结账后这个月不能再记账、冲销或改日期。需要补记时，由一人申请、另一人同意反结账。</p>
        <FaultNote fault={shut.fault} />
      </Modal>
    </>
  )
}
