import { PlusOutlined, PrinterOutlined, RetweetOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { PrintDialog } from '../../parts/form/PrintDialog.tsx'
import type { CalendarView } from './calendar-columns.ts'

type Props = { readonly view: CalendarView; readonly day: Day }

/** Book once, book every week, print what is shown for the door. */
export function CalendarDeeds({ view, day }: Props) {
  const [isPrinting, setPrinting] = useState(false)
  const begin = (mode: 'new' | 'series') => goTo('bookings', { mode, day, roomId: view.rooms[0]?.id })
  return (
    <>
      <Deed
        door={bookings.reserve}
        type="primary"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => begin('new')}
      >
        新建预约
      </Deed>
      <Deed
        door={bookings.reserveSeries}
        icon={<RetweetOutlined aria-hidden />}
        onClick={() => begin('series')}
      >
        周期预约
      </Deed>
      <Deed
        door={bookings.doorSheet}
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => setPrinting(true)}
      >
        门牌表
      </Deed>
      {isPrinting && (
        <PrintDialog
          title={`打印门牌表：${view.title}`}
          door={bookings.doorSheet}
          input={{ placeId: view.placeId as Id, from: view.from, days: view.kind === 'week' ? 7 : 1 }}
          onClose={() => setPrinting(false)}
        />
      )}
    </>
  )
}
