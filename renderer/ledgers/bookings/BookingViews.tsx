import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { usePlaceState } from '../../bridge/place.ts'
import { BookingList } from './BookingList.tsx'
import { RoomsPanel } from './RoomsPanel.tsx'

type View = 'list' | 'rooms'

/** The ways to look at bookings, one at a time. */
export function BookingViews() {
  const [kept, keep] = usePlaceState<string>('view', 'list')
  const view: View = kept === 'venue' ? 'rooms' : kept in views ? (kept as View) : 'list'
  return (
    <div className="booking-views">
      <Segmented<View>
        aria-label="怎样看"
        value={view}
        onChange={(next) => keep(next, true)}
        options={Object.entries(views).map(([value, { label }]) => ({ value: value as View, label }))}
      />
      <div className="booking-view">{views[view].show()}</div>
    </div>
  )
}

const views: Readonly<Record<View, { readonly label: string; readonly show: () => ReactNode }>> = {
  list: { label: '预约清单', show: () => <BookingList /> },
  rooms: { label: '场所与房间', show: () => <RoomsPanel /> },
}
