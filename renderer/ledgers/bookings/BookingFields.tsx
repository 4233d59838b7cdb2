import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { OccasionFields } from './OccasionFields.tsx'
import { RoomThatDay } from './RoomThatDay.tsx'
import { usePlaces } from './use-places.ts'

/** The fields of a booking: where and when, what for, who. */
export function BookingFields() {
  const { roomChoices } = usePlaces()
  return (
    <>
      <FormSection title="房间与时间">
        <FormField name="roomId" choices={roomChoices} />
        <FormField name="day" />
        <FormField name="fromMinute" span={2} />
        <FormField name="toMinute" span={2} />
        <RoomThatDay />
      </FormSection>
      <OccasionFields />
    </>
  )
}
