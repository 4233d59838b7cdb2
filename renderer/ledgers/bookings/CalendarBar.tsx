import { Flex, Segmented, TreeSelect } from 'antd'
import type { Day } from '../../../shared/kernel/day.ts'
import { usePlaceState } from '../../bridge/place.ts'
import { DayStepper } from '../../parts/form/DayStepper.tsx'
import { unfolding } from '../../parts/form/icons.tsx'
import { today } from '../../parts/values/clock.ts'
import { CalendarDeeds } from './CalendarDeeds.tsx'
import type { CalendarView } from './calendar-columns.ts'
import type { Places } from './use-places.ts'

type Props = { readonly places: Places; readonly view: CalendarView }

/** Which room or venue the calendar shows, which week or day, and what can be done from here. */
export function CalendarBar({ places, view }: Props) {
  const [, setKind] = usePlaceState<'week' | 'day'>('span', 'week')
  const [day, setDay] = usePlaceState<Day>('day', today())
  const [, setPlace] = usePlaceState<string | undefined>('placeId', undefined)
  const venues = places.venues.map(({ id, name }) => ({ value: id as string, title: name }))
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
        {...unfolding}
        value={view.placeId}
        onChange={(id: string) => setPlace(id)}
        treeData={(view.kind === 'week' ? places.roomChoices : venues) as never}
      />
      <DayStepper label="看哪天" value={day} by={view.kind} onChange={setDay} />
      <span style={{ flex: 1 }} />
      <CalendarDeeds view={view} day={day} />
    </Flex>
  )
}
