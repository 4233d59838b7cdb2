import { EditOutlined } from '@ant-design/icons'
import { Table } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { roomFields } from '../../../shared/ledgers/bookings/fields.ts'
import type { Closure } from '../../../shared/ledgers/bookings/venue.ts'
import type { RoomTold } from '../../../shared/ledgers/bookings/views.ts'
import { saySpan, sayWeekday } from '../../../shared/ledgers/bookings/words.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { HistoryTab } from '../../parts/record/HistoryTab.tsx'
import { RecordCard } from '../../parts/record/RecordCard.tsx'
import { RecordFrame } from '../../parts/record/RecordFrame.tsx'
import { Stretches } from '../../parts/record/Stretches.tsx'
import { today } from '../../parts/values/clock.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { HoursDialog } from './HoursDialog.tsx'
import { ReopenDialog } from './ReopenDialog.tsx'
import { useNames } from './use-names.ts'
import { usePlaces } from './use-places.ts'

/** One room: its particulars, when it is open and when it is not to be had. */
export function RoomPage({ id }: { readonly id: Id }) {
  const { rooms, isKnown } = usePlaces()
  const { nameOf, fieldName } = useNames()
  const room = rooms.find((one) => one.id === id)
  if (!room) {
    return isKnown ? <div className="empty panel">找不到这个房间，请返回“场所与房间”。</div> : null
  }
  return (
    <RecordFrame
      title={room.name}
      marks={<span className="soft">{nameOf(room.venueId)}</span>}
      deeds={<RoomDeeds room={room} />}
      tabs={[
        {
          key: 'card',
          label: '房间',
          children: (
            <>
              <RecordCard
                title="房间"
                fields={roomFields}
                names={roomFields.map(({ name }) => name)}
                record={room}
                nameOf={fieldName}
              />
              <Closures closures={room.closures} />
            </>
          ),
        },
        {
          key: 'hours',
          label: '开放时间',
          children: (
            <Stretches
              title="开放时间"
              lines={room.hours.map((open) => ({
                id: open.id,
                words: `${sayWeekday(open.weekday)} ${saySpan(open)}`,
                fromDay: open.fromDay,
                toDay: open.toDay,
                reason: '',
              }))}
            />
          ),
        },
        { key: 'history', label: '操作记录', children: <HistoryTab table="room" id={id} nameOf={nameOf} /> },
      ]}
    />
  )
}

function RoomDeeds({ room }: { readonly room: RoomTold }) {
  const [which, setWhich] = useState<'hours' | 'close'>()
  const close = (): void => setWhich(undefined)
  return (
    <>
      <Deed
        door={bookings.reserve}
        type="primary"
        onClick={() => goTo('bookings', { mode: 'new', roomId: room.id })}
      >
        预约
      </Deed>
      <Deed
        door={bookings.correctRoom}
        icon={<EditOutlined aria-hidden />}
        onClick={() => goTo('bookings', { view: 'rooms', id: room.id, mode: 'edit' })}
      >
        更正
      </Deed>
      <Deed door={bookings.setHours} onClick={() => setWhich('hours')}>
        调整开放时间
      </Deed>
      <Deed door={bookings.close} onClick={() => setWhich('close')}>
        停用几天
      </Deed>
      {which === 'hours' && <HoursDialog room={room} onClose={close} />}
      {which === 'close' && <CloseDialog room={room} onClose={close} />}
    </>
  )
}

function Closures({ closures }: { readonly closures: readonly Closure[] }) {
  const [reopening, setReopening] = useState<Closure>()
  return (
    <section className="record-part" aria-label="停用">
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        locale={{ emptyText: '没有停用过' }}
        dataSource={closures.toSorted((a, b) => (a.fromDay < b.fromDay ? 1 : -1))}
        columns={[
          { title: '停用从', dataIndex: 'fromDay', width: 120 },
          { title: '到（含）', dataIndex: 'toDay', width: 120 },
          { title: '原因', dataIndex: 'reason' },
          {
            title: '',
            width: 120,
            render: (_, closure) =>
              closure.toDay >= today() && (
                <Deed door={bookings.reopen} size="small" onClick={() => setReopening(closure)}>
                  恢复使用
                </Deed>
              ),
          },
        ]}
      />
      {reopening && <ReopenDialog closure={reopening} onClose={() => setReopening(undefined)} />}
    </section>
  )
}
