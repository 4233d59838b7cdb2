import { Tag } from 'antd'
import { bookingStateCodes } from '../../../shared/codes/bookings.ts'
import { labelOf } from '../../../shared/codes/index.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import { saySpan } from '../../../shared/ledgers/bookings/words.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { HistoryTab } from '../../parts/record/HistoryTab.tsx'
import { RecordCard } from '../../parts/record/RecordCard.tsx'
import { RecordFrame } from '../../parts/record/RecordFrame.tsx'
import { useUnmask } from '../../parts/record/use-unmask.ts'
import { BookingDeeds } from './BookingDeeds.tsx'
import { SeriesTab } from './SeriesTab.tsx'
import { stateColours } from './state-colours.ts'
import { useNames } from './use-names.ts'

type Told = Output<typeof bookings.get>

/** One booking: what it is, who came, and who changed what. */
export function BookingPage({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(bookings.get, { id }, { keepPrevious: true })
  return <Answered of={told}>{(value) => <Card told={value} />}</Answered>
}

function Card({ told }: { readonly told: Told }) {
  const { booking, series } = told
  const { nameOf, fieldName } = useNames()
  const { record, show } = useUnmask(bookings.unmask, booking.id)
  const shown = record?.revision === booking.revision ? record : booking
  const onShow = booking.masked && shown === booking ? show : undefined
  return (
    <RecordFrame
      title={booking.purpose}
      marks={<Marks booking={booking} room={nameOf(booking.roomId) ?? ''} />}
      deeds={<BookingDeeds booking={booking} />}
      tabs={[
        {
          key: 'card',
          label: '预约',
          children: partsOf(shown).map(({ title, names }) => (
            <RecordCard
              key={title}
              title={title}
              fields={bookingFields}
              names={names}
              record={shown}
              nameOf={fieldName}
              onShow={onShow}
            />
          )),
        },
        ...(series ? [{ key: 'series', label: '周期', children: <SeriesTab series={series} /> }] : []),
        {
          key: 'history',
          label: '操作记录',
          children: <HistoryTab table="booking" id={booking.id} nameOf={nameOf} />,
        },
      ]}
    />
  )
}

function Marks({ booking, room }: { readonly booking: MaskedBooking; readonly room: string }) {
  return (
    <span>
      {room} {booking.day} {saySpan(booking)}{' '}
      <Tag color={stateColours[booking.state]}>{labelOf(bookingStateCodes, booking.state)}</Tag>
      {booking.cameTotal !== null && <Tag color="green">已签到</Tag>}
    </span>
  )
}

const partsOf = ({ note }: Pick<MaskedBooking, 'note'>) => [
  {
    title: '房间与时间',
    names: ['roomId', 'day', 'fromMinute', 'toMinute', 'state', ...(note ? ['note'] : [])],
  },
  {
    title: '活动',
    names: ['purpose', 'activity', 'organisationId', 'organiser', 'expected'],
  },
  { title: '负责人', names: ['responsible', 'phone', 'remark'] },
  {
    title: '签到',
    names: ['cameTotal', 'cameResident', 'cameMobile', 'cameOnDuty', 'camePublic', 'isTidy', 'damage'],
  },
]
