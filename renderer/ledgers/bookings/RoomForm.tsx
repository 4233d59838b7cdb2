import { Button } from 'antd'
import { useState } from 'react'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { RoomCard } from '../../../shared/ledgers/bookings/venue.ts'
import { goTo, usePlace } from '../../bridge/place.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { today } from '../../parts/values/clock.ts'
import { newRoomFields, roomBlames } from './form-fields.ts'
import { HoursEditor } from './HoursEditor.tsx'
import { type HoursTexts, readWeek } from './hours-text.ts'
import { RoomFields } from './RoomFields.tsx'
import { usePlaces } from './use-places.ts'

/** 新建房间, with the hours in which it may be booked. */
export function RoomForm() {
  const { venueId } = usePlace().details
  const { venues, isKnown } = usePlaces()
  const [texts, setTexts] = useState<HoursTexts>(usual)
  if (!isKnown) return null
  if (venues.length === 0) {
    return (
      <div className="empty panel">
        <strong>还没有活动场所</strong>
        请先建立场所，再添加房间。
        <Button type="link" onClick={() => goTo('bookings', { view: 'venue', mode: 'new' })}>
          新建场所
        </Button>
      </div>
    )
  }
  return (
    <EntryForm
      title="新建房间"
      name="rooms"
      door={bookings.addRoom}
      fields={newRoomFields}
      shape={RoomCard.shape}
      initial={{ venueId: venueId ?? venues[0]!.id, kind: 'meeting', openedDay: today() }}
      beside={{ retiredDay: null, windows: readWeek(texts) }}
      blames={roomBlames}
    >
      <FormSection title="所在场所">
        <FormField
          name="venueId"
          choices={venues.map(({ id, name }) => ({ value: id as string, title: name }))}
        />
        <FormField name="openedDay" hint="从这天起可以预约；补录以往使用的，填真实的启用日期" />
      </FormSection>
      <RoomFields />
      <FormSection title="开放时间">
        <HoursEditor texts={texts} onChange={setTexts} />
      </FormSection>
    </EntryForm>
  )
}

const usual: HoursTexts = [...Array(5).fill('08:30—12:00、14:30—21:00'), '09:00—17:00', '09:00—17:00']
