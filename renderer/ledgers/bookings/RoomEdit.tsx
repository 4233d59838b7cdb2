import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { RoomPatch } from '../../../shared/ledgers/bookings/venue.ts'
import { CorrectionForm } from '../../parts/form/CorrectionForm.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { roomBlames, roomPatchFields } from './form-fields.ts'
import { RoomFields } from './RoomFields.tsx'
import { usePlaces } from './use-places.ts'

/** 更正房间: its particulars, or the day from which it is used no more. */
export function RoomEdit({ id }: { readonly id: Id }) {
  const { rooms } = usePlaces()
  const room = rooms.find((one) => one.id === id)
  if (!room) return null
  return (
    <CorrectionForm
      key={id}
      title={`更正：${room.name}`}
      name="rooms"
      door={bookings.correctRoom}
      record={room}
      fields={roomPatchFields}
      shape={RoomPatch.shape}
      blames={roomBlames}
    >
      <RoomFields />
      <FormSection title="停止使用">
        <FormField name="retiredDay" hint="从这天起不再接受预约；仍在使用的不填" />
      </FormSection>
    </CorrectionForm>
  )
}
