import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Which = 'printSheet' | 'printSlips' | 'bankFile'
type Props = {
  readonly month: Month
  readonly isApproved: boolean
  /** One slip only. */
  readonly slipId?: Id
}

/** 工资表 · 工资条 · 银行文件 of a month; slips and the bank's file only once it is approved. */
export function MonthPapers({ month, isApproved, slipId }: Props) {
  const [which, setWhich] = useState<Which>()
  const close = (): void => setWhich(undefined)
  return (
    <>
      {!slipId && (
        <Deed
          door={payroll.printSheet}
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => setWhich('printSheet')}
        >
          工资表
        </Deed>
      )}
      {isApproved && (
        <>
          <Deed
            door={payroll.printSlips}
            icon={<PrinterOutlined aria-hidden />}
            onClick={() => setWhich('printSlips')}
          >
            {slipId ? '打印' : '工资条'}
          </Deed>
          {!slipId && (
            <Deed
              door={payroll.bankFile}
              icon={<FileTextOutlined aria-hidden />}
              onClick={() => setWhich('bankFile')}
            >
              银行文件
            </Deed>
          )}
        </>
      )}
      {which && <Leaving which={which} month={month} slipId={slipId ?? null} onClose={close} />}
    </>
  )
}

function Leaving(props: {
  readonly which: Which
  readonly month: Month
  readonly slipId: Id | null
  readonly onClose: () => void
}) {
  const { which, month, slipId, onClose } = props
  const words = leavingWords[which]
  const done = ({ fileName }: { fileName: string | null }) =>
    fileName ? `已保存：${fileName}` : '没有保存。'
  const sheet = useLedgerTask(payroll.printSheet, { showsFault: true, done })
  const slips = useLedgerTask(payroll.printSlips, { showsFault: true, done })
  const bank = useLedgerTask(payroll.bankFile, { showsFault: true, done })
  const task = { printSheet: sheet, printSlips: slips, bankFile: bank }[which]
  const run = async (reason: string): Promise<void> => {
    const answer =
      which === 'printSlips'
        ? await slips.run({ month, slipId, reason })
        : await (which === 'bankFile' ? bank : sheet).run({ month, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`${words.title}：${month}`}
      okText={words.ok}
      isRunning={task.isRunning}
      fault={task.fault}
      offers={words.offers}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>{words.note}</p>
    </ReasonDialog>
  )
}

const leavingWords = {
  printSheet: {
    title: '打印工资表',
    ok: '打印',
    note: '横版，每人一行，末行合计。没有审批的月份会注明“待审批”。',
    offers: ['签字存档', '会议审议', '上级检查'],
  },
  printSlips: {
    title: '打印工资条',
    ok: '打印',
    note: '每人一份，写明每一项是怎么算的。',
    offers: ['发给本人', '本人核对', '存档'],
  },
  bankFile: {
    title: '生成银行文件',
    ok: '生成',
    note: '逗号分隔的文本（UTF-8），可用 Excel、WPS 打开，银行另有格式的请照此转录。含完整的银行账号，会记入操作记录；请只交给代发银行，用完及时删除。',
    offers: ['银行代发'],
  },
} as const
