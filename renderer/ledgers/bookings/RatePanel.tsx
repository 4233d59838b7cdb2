import { PrinterOutlined } from '@ant-design/icons'
import { Flex, TreeSelect } from 'antd'
import { useState } from 'react'
import { addDays, addMonths, type Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { clearing, unfolding } from '../../parts/form/icons.tsx'
import { PrintDialog } from '../../parts/form/PrintDialog.tsx'
import { DayRange } from '../../parts/list/DayRange.tsx'
import { today } from '../../parts/values/clock.ts'
import { HeatMap } from './HeatMap.tsx'
import { NoRooms } from './NoRooms.tsx'
import { UseTable } from './UseTable.tsx'
import { usePlaces } from './use-places.ts'

/** 使用率: how much of the open hours was used, when, and by whom. */
export function RatePanel() {
  const { rooms, venues, choices, isKnown } = usePlaces()
  const [from, setFrom] = usePlaceState<Day>('from', addMonths(today(), -2))
  const [to, setTo] = usePlaceState<Day>('to', today())
  const [placeId, setPlace] = usePlaceState<Id | undefined>('placeId', undefined)
  const [isPrinting, setPrinting] = useState(false)
  // The ledger answers for at most 400 days at once.
  const last = to > addDays(from, 400) ? addDays(from, 400) : to
  const asked = { from, to: last < from ? from : last, placeId: placeId ?? null }
  const use = useLedgerQuery(bookings.useRate, asked, { keepPrevious: true })
  if (!isKnown) return null
  if (rooms.length === 0) return <NoRooms hasVenue={venues.length > 0} />
  return (
    <section aria-label="使用率">
      <Flex align="center" gap={8} wrap style={{ marginBottom: 12 }}>
        <TreeSelect
          allowClear={clearing}
          {...unfolding}
          aria-label="场所或房间"
          style={{ minWidth: '13em' }}
          popupMatchSelectWidth={false}
          treeDefaultExpandAll
          placeholder="全部场所"
          value={placeId ?? null}
          onChange={(id) => setPlace((id ?? undefined) as Id | undefined)}
          treeData={choices as never}
        />
        <DayRange
          label="日期"
          from={from}
          to={to}
          onChange={(first, end) => {
            setFrom((first ?? addMonths(today(), -2)) as Day)
            setTo((end ?? today()) as Day)
          }}
        />
        <span style={{ flex: 1 }} />
        <Deed
          door={bookings.printUseRate}
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => setPrinting(true)}
        >
          打印
        </Deed>
      </Flex>
      <Answered of={use}>
        {(value) => (
          <>
            <section className="panel" aria-label="各房间使用情况">
              <UseTable rooms={value.rooms} />
            </section>
            <section className="panel" aria-label="一周中的使用">
              <h2>一周中什么时候用得多</h2>
              <HeatMap heat={value.heat} />
            </section>
          </>
        )}
      </Answered>
      {isPrinting && (
        <PrintDialog
          title="打印使用率"
          door={bookings.printUseRate}
          input={{ asked }}
          onClose={() => setPrinting(false)}
        />
      )}
    </section>
  )
}
