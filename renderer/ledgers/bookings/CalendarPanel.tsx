import {
  LeftOutlined,
  PlusOutlined,
  PrinterOutlined,
  RetweetOutlined,
  RightOutlined,
} from '@ant-design/icons'
import { Button, Flex, Segmented, TreeSelect } from 'antd'
import { useState } from 'react'
import { addDays, type Day, weekdayOf } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { goTo, usePlaceState } from '../../bridge/place.ts'
import { useMay } from '../../bridge/session.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { TimeGrid } from '../../parts/calendar/TimeGrid.tsx'
import { dayAround, type GridSlot, type GridSpan } from '../../parts/calendar/time-grid.ts'
import { DayInput } from '../../parts/form/DayInput.tsx'
import { today } from '../../parts/values/clock.ts'
import { type CalendarView, columnsOf, placeOfColumn, spansOf } from './calendar-columns.ts'
import { NoRooms } from './NoRooms.tsx'
import { PrintDialog } from './PrintDialog.tsx'
import { useNames } from './use-names.ts'
import { type Places, usePlaces } from './use-places.ts'

/** 日历: a week of one room, or a day of all of them. */
export function CalendarPanel() {
  const places = usePlaces()
  if (!places.isKnown) return null
  return places.rooms.length === 0 ? (
    <NoRooms hasVenue={places.venues.length > 0} />
  ) : (
    <Calendar places={places} />
  )
}

function Calendar({ places }: { readonly places: Places }) {
  const view = useView(places)
  const columns = columnsOf(view, today())
  const { from, to } = view
  const entries = useLedgerQuery(bookings.calendar, { from, to }, { keepPrevious: true })
  const { nameOf } = useNames()
  const spans = spansOf(view, entries.data ?? [], today(), nameOf)
  const mayReserve = useMay(bookings.reserve)
  const move = useLedgerCommand(bookings.move, { done: '已移动' })
  const create = ({ column, from: fromMinute, to: toMinute }: GridSlot): void =>
    goTo('bookings', { mode: 'new', ...placeOfColumn(view, column), fromMinute, toMinute })
  const moveTo = ({ id }: GridSpan, slot: GridSlot): void => {
    const entry = entries.data?.find((one) => one.id === id)
    if (!entry) return
    const place = placeOfColumn(view, slot.column)
    void move.run({
      ...{ id: entry.id, revision: entry.revision, ...place },
      ...{ fromMinute: slot.from, toMinute: slot.to },
    })
  }
  return (
    <section className="booking-calendar" aria-label="日历">
      <CalendarBar places={places} view={view} />
      <FaultNote fault={entries.fault} />
      <TimeGrid
        key={view.kind}
        label={view.title}
        columns={columns}
        spans={spans}
        day={dayAround(columns, spans)}
        onCreate={mayReserve ? create : undefined}
        onMove={mayReserve && !move.isRunning ? moveTo : undefined}
        onOpen={({ id }) => goTo('bookings', { id })}
      />
    </section>
  )
}

/** What the calendar shows, kept in the address. */
function useView({ rooms, venues, nameOf }: Places): CalendarView {
  const [kind] = usePlaceState<'week' | 'day'>('span', 'week')
  const [day] = usePlaceState<Day>('day', today())
  const [placeId] = usePlaceState<string | undefined>('placeId', undefined)
  if (kind === 'week') {
    const from = addDays(day, 1 - weekdayOf(day))
    const room = rooms.find(({ id, venueId }) => id === placeId || venueId === placeId) ?? rooms[0]!
    const to = addDays(from, 6)
    return { kind, from, to, rooms: [room], placeId: room.id, title: `${nameOf(room.id)} ${from} 至 ${to}` }
  }
  const room = rooms.find(({ id }) => id === placeId)
  const venueId = room?.venueId ?? venues.find(({ id }) => id === placeId)?.id ?? venues[0]!.id
  const isInUse = (one: Places['rooms'][number]) => one.retiredDay === null || one.retiredDay > day
  const here = rooms.filter((one) => one.venueId === venueId && isInUse(one))
  return { kind, from: day, to: day, rooms: here, placeId: venueId, title: `${nameOf(venueId)} ${day}` }
}

function CalendarBar({ places, view }: { readonly places: Places; readonly view: CalendarView }) {
  const [, setKind] = usePlaceState<'week' | 'day'>('span', 'week')
  const [day, setDay] = usePlaceState<Day>('day', today())
  const [, setPlace] = usePlaceState<string | undefined>('placeId', undefined)
  const [isPrinting, setPrinting] = useState(false)
  const step = view.kind === 'week' ? 7 : 1
  const unit = view.kind === 'week' ? '周' : '天'
  return (
    <Flex align="center" gap={8} wrap>
      <Segmented
        aria-label="看一周或一天"
        value={view.kind}
        onChange={setKind}
        options={[
          { value: 'week', label: '一周' },
          { value: 'day', label: '一天' },
        ]}
      />
      <TreeSelect
        aria-label={view.kind === 'week' ? '房间' : '场所'}
        style={{ minWidth: '13em' }}
        popupMatchSelectWidth={false}
        treeDefaultExpandAll
        value={view.placeId}
        onChange={(id: string) => setPlace(id)}
        treeData={
          (view.kind === 'week'
            ? places.roomChoices
            : places.venues.map(({ id, name }) => ({ value: id as string, title: name }))) as never
        }
      />
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={`上一${unit}`}
        title={`上一${unit}`}
        onClick={() => setDay(addDays(day, -step))}
      />
      <Button onClick={() => setDay(today())}>今天</Button>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={`下一${unit}`}
        title={`下一${unit}`}
        onClick={() => setDay(addDays(day, step))}
      />
      <DayInput
        kind="day"
        label="看哪天"
        hint={today()}
        value={day}
        onSettle={(next) => setDay((next ?? today()) as Day)}
      />
      <span style={{ flex: 1 }} />
      <Deed
        door={bookings.reserve}
        type="primary"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => goTo('bookings', { mode: 'new', day, roomId: view.rooms[0]?.id })}
      >
        新建预约
      </Deed>
      <Deed
        door={bookings.reserveSeries}
        icon={<RetweetOutlined aria-hidden />}
        onClick={() => goTo('bookings', { mode: 'series', day, roomId: view.rooms[0]?.id })}
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
    </Flex>
  )
}
