import { DownloadOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Month } from '../../../../shared/kernel/month.ts'
import { sayMonth } from '../../../../shared/kernel/month-words.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { sidesOf, totalSides } from '../../../../shared/ledgers/spending/vouchers/balances.ts'
import { lastDayOf } from '../../../../shared/ledgers/spending/vouchers/months.ts'
import type { BalanceRow } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { Answered } from '../../../bridge/Answered.tsx'
import { Deed } from '../../../bridge/Deed.tsx'
import { goTo, usePlaceState } from '../../../bridge/place.ts'
import { useLedgerQuery } from '../../../bridge/use-ledger-query.ts'
import { MonthStepper } from '../../../parts/form/MonthStepper.tsx'
import { thisMonth } from '../../../parts/values/months.ts'
import { SpendingViews } from '../SpendingViews.tsx'
import { AccountDialog } from './AccountDialog.tsx'
import { Fen } from './Fen.tsx'
import { LeavingDialog } from './LeavingDialog.tsx'
import { StopDialog } from './StopDialog.tsx'
import css from './vouchers.module.css'

type Open = 'print' | 'export' | 'add' | 'stop'

/** 科目余额表 as of a month; a row opens its vouchers. */
export function BalancePage() {
  const [text, setMonth] = usePlaceState('month', thisMonth())
  const [open, setOpen] = useState<Open>()
  const month = text as Month
  const told = useLedgerQuery(spending.balances, { month }, { keepPrevious: true })
  const close = (): void => setOpen(undefined)
  return (
    <section aria-label="科目余额表">
      <SpendingViews now="balances" />
      <div className="page-head">
        <h1>{sayMonth(month)}科目余额表</h1>
        <MonthStepper label="月份" value={month} onChange={setMonth} />
        <span className="list-bar-gap" />
        <Deed door={spending.addAccount} icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('add')}>
          增设科目
        </Deed>
        <Deed door={spending.stopAccount} onClick={() => setOpen('stop')}>
          停用科目
        </Deed>
        <Deed
          door={spending.exportBalances}
          icon={<DownloadOutlined aria-hidden />}
          onClick={() => setOpen('export')}
        >
          导出
        </Deed>
        <Deed
          door={spending.printBalances}
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => setOpen('print')}
        >
          打印
        </Deed>
      </div>
      <Answered of={told}>{(rows) => <Balances rows={rows} month={month} />}</Answered>
      {open === 'add' && <AccountDialog onClose={close} />}
      {open === 'stop' && <StopDialog onClose={close} />}
      {(open === 'print' || open === 'export') && (
        <LeavingDialog
          door={open === 'print' ? spending.printBalances : spending.exportBalances}
          title={`${open === 'print' ? '打印' : '导出'}科目余额表：${month}`}
          okText={open === 'print' ? '打印' : '导出'}
          input={{ month }}
          offers={['存档', '核对', '上级检查']}
          onClose={close}
        />
      )}
    </section>
  )
}

const sides = ['期初借方', '期初贷方', '本期借方', '本期贷方', '期末借方', '期末贷方']

function Balances({ rows, month }: { readonly rows: readonly BalanceRow[]; readonly month: Month }) {
  if (rows.length === 0) {
    return (
      <div className="empty panel">
        <strong>到这个月为止还没有记账</strong>
        有了凭证以后，这里按科目和经费列出期初、本期和期末余额。
      </div>
    )
  }
  return (
    <div className={`${css.paper} ${css.balanceTable}`} style={{ maxWidth: 'none' }}>
      <table>
        <thead>
          <tr>
            <th scope="col">科目</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {side}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.code} ${row.fundId}`} className={row.level === 0 ? css.balanceHeading : ''}>
              <td style={{ paddingLeft: 10 + row.level * 20 }}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => goTo('spending', placeOf(row, month))}
                >
                  {row.fundId === null ? `${row.code} ${row.name}` : row.name}
                </button>
              </td>
              {sidesOf(row).map((fen, at) => (
                <td key={sides[at]} className={css.fen}>
                  <Fen fen={fen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {totalSides(rows).map((fen, at) => (
              <th key={sides[at]} className={css.fen}>
                <Fen fen={fen} />
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** The vouchers of the month behind a row. */
function placeOf({ code, fundId }: BalanceRow, month: Month) {
  const fund = fundId === null ? {} : { fundId }
  return { view: 'vouchers', account: code, from: `${month}-01`, to: lastDayOf(month), ...fund }
}
