import { Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import type { activityKindCodes } from '../../../shared/codes/bookings.ts'
import type { CodeOf } from '../../../shared/codes/index.ts'
import { addDays, type Day, weekdayOf } from '../../../shared/kernel/day.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { SeriesCard } from '../../../shared/ledgers/bookings/series.ts'
import { weekdayWords } from '../../../shared/ledgers/bookings/words.ts'
import { usePlace } from '../../bridge/place.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { today } from '../../parts/values/clock.ts'
import { seriesBlames, seriesFields } from './form-fields.ts'
import { OccasionFields } from './OccasionFields.tsx'
import { SeriesPreview } from './SeriesPreview.tsx'
import { usePlaces } from './use-places.ts'

/** 周期预约: the same room at the same time, week after week, but for some days. */
export function SeriesForm() {
  const { roomId, day = today() } = usePlace().details
  const { rooms, roomChoices, isKnown } = usePlaces()
  const [weekdays, setWeekdays] = useState<readonly number[]>([weekdayOf(day as Day)])
  const [everyWeeks, setEveryWeeks] = useState(1)
  const [exceptDays, setExcept] = useState<readonly Day[]>([])
  if (!isKnown) return null
  const only = rooms.length === 1 ? rooms[0]!.id : undefined
  const rule = { weekdays: [...weekdays], everyWeeks, exceptDays: [...exceptDays] }
  return (
    <EntryForm
      title="周期预约"
      name="booking-series"
      door={bookings.reserveSeries}
      fields={seriesFields}
      shape={SeriesCard.shape}
      initial={{
        roomId: roomId ?? only,
        fromDay: day,
        untilDay: addDays(day as Day, 12 * 7),
        activity,
      }}
      beside={rule}
      blames={seriesBlames}
    >
      <FormSection title="房间与时间">
        <FormField name="roomId" choices={roomChoices} />
        <FormField name="fromDay" />
        <FormField name="untilDay" hint="含这一天" />
        <FormField name="fromMinute" span={2} />
        <FormField name="toMinute" span={2} />
        <div className="form-field" style={{ gridColumn: 'span 6' }}>
          <span>星期</span>
          <Checkbox.Group
            aria-label="星期"
            value={[...weekdays]}
            onChange={(chosen) => setWeekdays(chosen.map(Number).sort())}
            options={weekdayWords.map((label, at) => ({ label, value: at + 1 }))}
          />
        </div>
        <div className="form-field" style={{ gridColumn: 'span 2' }}>
          <span>每几周一次</span>
          <InputNumber
            aria-label="每几周一次"
            min={1}
            max={12}
            precision={0}
            value={everyWeeks}
            onChange={(weeks) => setEveryWeeks(weeks ?? 1)}
          />
        </div>
      </FormSection>
      <OccasionFields />
      <SeriesPreview rule={rule} onExcept={setExcept} />
    </EntryForm>
  )
}

const activity: CodeOf<typeof activityKindCodes> = 'culture'
