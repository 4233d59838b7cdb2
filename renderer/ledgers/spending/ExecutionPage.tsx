import { PrinterOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Id } from '../../../shared/kernel/id.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { PrintDialog } from '../../parts/form/PrintDialog.tsx'
import { BurnDown } from './BurnDown.tsx'
import css from './ExecutionPage.module.css'
import { FundCard } from './FundCard.tsx'
import { LineTable } from './LineTable.tsx'
import { NoFunds } from './NoFunds.tsx'
import { SpendingViews } from './SpendingViews.tsx'
import { useFunds, useYear } from './use-funds.ts'
import { YearStepper } from './YearStepper.tsx'

/** 预算执行: what each fund has left, how its year burns down, and every line of it. */
export function ExecutionPage() {
  const [year, setYear] = useYear()
  const [kept, setFund] = usePlaceState<Id | undefined>('fundId', undefined)
  const [isPrinting, setPrinting] = useState(false)
  const { funds, isKnown } = useFunds(year)
  const fund = funds.find(({ id }) => id === kept) ?? funds[0]
  const asked = fund && { fundId: fund.id, year }
  const burnt = useLedgerQuery(spending.execution, asked ?? nothing, {
    enabled: asked !== undefined,
    keepPrevious: true,
  })
  return (
    <section aria-label="预算执行">
      <SpendingViews now="execution" />
      <div className="page-head">
        <h1>预算执行</h1>
        <YearStepper year={year} onChange={setYear} />
        <Deed
          door={spending.printExecution}
          icon={<PrinterOutlined aria-hidden />}
          disabled={funds.length === 0}
          onClick={() => setPrinting(true)}
        >
          打印
        </Deed>
      </div>
      {isKnown && funds.length === 0 && <NoFunds />}
      <div className={css.cards}>
        {funds.map((one) => (
          <FundCard key={one.id} fund={one} isOpen={one.id === fund?.id} onOpen={() => setFund(one.id)} />
        ))}
      </div>
      {fund && (
        <>
          <Answered of={burnt}>
            {(execution) => <BurnDown title={fund.name} year={year} execution={execution} />}
          </Answered>
          <LineTable fund={fund} />
        </>
      )}
      {isPrinting && (
        <PrintDialog
          title="打印预算执行表"
          door={spending.printExecution}
          input={{ year }}
          onClose={() => setPrinting(false)}
        />
      )}
    </section>
  )
}

const nothing = { fundId: '00000000-0000-4000-8000-000000000000', year: 2000 }
