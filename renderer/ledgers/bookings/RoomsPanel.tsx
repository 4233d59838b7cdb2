import { PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Tag } from 'antd'
import { roomKindCodes } from '../../../shared/codes/bookings.ts'
import { labelOf } from '../../../shared/codes/index.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { closureOn, windowsOn } from '../../../shared/ledgers/bookings/rules.ts'
import type { Venue } from '../../../shared/ledgers/bookings/venue.ts'
import type { RoomTold } from '../../../shared/ledgers/bookings/views.ts'
import { saySpan } from '../../../shared/ledgers/bookings/words.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { today } from '../../parts/values/clock.ts'
import css from './bookings.module.css'
import { usePlaces } from './use-places.ts'

/** 场所与房间: what there is to be booked. */
export function RoomsPanel() {
  const { venues, rooms, isKnown } = usePlaces()
  if (!isKnown) return null
  return (
    <section aria-label="场所与房间">
      <Flex align="center" gap={8} wrap style={{ marginBottom: 12 }}>
        <span style={{ flex: 1 }} />
        <Deed
          door={bookings.addRoom}
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          disabled={venues.length === 0}
          onClick={() => goTo('bookings', { view: 'rooms', mode: 'new' })}
        >
          新建房间
        </Deed>
        <Deed
          door={bookings.addVenue}
          icon={<PlusOutlined aria-hidden />}
          onClick={() => goTo('bookings', { view: 'venue', mode: 'new' })}
        >
          新建场所
        </Deed>
      </Flex>
      {venues.length === 0 && (
        <div className="empty panel">
          <strong>还没有活动场所</strong>
          由复核人、负责人或管理员先建立场所（如党群服务中心），再添加可以预约的房间和开放时间。
        </div>
      )}
      {venues.map((venue) => (
        <VenueRooms
          key={venue.id}
          venue={venue}
          rooms={rooms.filter(({ venueId }) => venueId === venue.id)}
        />
      ))}
    </section>
  )
}

function VenueRooms({ venue, rooms }: { readonly venue: Venue; readonly rooms: readonly RoomTold[] }) {
  return (
    <section className="panel" aria-label={venue.name}>
      <Flex align="center" gap={8} wrap>
        <h2>{venue.name}</h2>
        <span className="soft">
          {[venue.address, venue.areaM2 && `${venue.areaM2} 平方米`].filter(Boolean).join('，')}
        </span>
        <span style={{ flex: 1 }} />
        <Deed
          door={bookings.correctVenue}
          onClick={() => goTo('bookings', { view: 'venue', id: venue.id, mode: 'edit' })}
        >
          更正
        </Deed>
      </Flex>
      {rooms.length === 0 && <p className="soft">还没有房间。</p>}
      <div className={css.roomCards}>
        {rooms.map((room) => (
          <RoomSummary key={room.id} room={room} />
        ))}
      </div>
    </section>
  )
}

function RoomSummary({ room }: { readonly room: RoomTold }) {
  const open = windowsOn(room.hours, today())
  const closure = closureOn(room.closures, today())
  const isRetired = room.retiredDay !== null && room.retiredDay <= today()
  return (
    <article className={css.roomCard} aria-label={room.name}>
      <h3>
        <Button
          type="link"
          style={{ padding: 0, height: 'auto' }}
          onClick={() => goTo('bookings', { view: 'rooms', id: room.id })}
        >
          {room.name}
        </Button>{' '}
        {room.needsApproval && <Tag color="orange">需审批</Tag>}
        {isRetired && <Tag>已停止使用</Tag>}
        {closure && <Tag color="red">停用至 {closure.toDay}</Tag>}
      </h3>
      <dl>
        <dt>用途</dt>
        <dd>
          {labelOf(roomKindCodes, room.kind)}，可容纳 {room.capacity} 人
        </dd>
        <dt>今天</dt>
        <dd>{open.length > 0 ? open.map(saySpan).join('、') : '不开放'}</dd>
        <dt>设备</dt>
        <dd>{room.equipment ?? '—'}</dd>
      </dl>
    </article>
  )
}
