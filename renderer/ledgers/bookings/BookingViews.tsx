import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { goTo, usePlace } from '../../bridge/place.ts'
import { BookingList } from './BookingList.tsx'
import css from './bookings.module.css'
import { CalendarPanel } from './CalendarPanel.tsx'
import { RatePanel } from './RatePanel.tsx'
import { RoomsPanel } from './RoomsPanel.tsx'

type View = 'calendar' | 'list' | 'rate' | 'rooms'

/** The ways to look at bookings, one at a time. */
export function BookingViews() {
  const { view: kept } = usePlace().details
  const view: View = kept === 'venue' ? 'rooms' : isView(kept) ? kept : 'calendar'
  return (
    <div className={css.views}>
      <div className={css.head}>
        <h1>活动场所</h1>
        <Segmented<View>
          aria-label="怎样看"
          value={view}
          onChange={(next) => goTo('bookings', { view: next })}
          options={Object.entries(views).map(([value, { label }]) => ({ value: value as View, label }))}
        />
      </div>
      <div className={css.view}>{views[view].show()}</div>
    </div>
  )
}

const views: Readonly<Record<View, { readonly label: string; readonly show: () => ReactNode }>> = {
  calendar: { label: '日历', show: () => <CalendarPanel /> },
  list: { label: '预约清单', show: () => <BookingList /> },
  rate: { label: '使用率', show: () => <RatePanel /> },
  rooms: { label: '场所与房间', show: () => <RoomsPanel /> },
}

const isView = (name: unknown): name is View => typeof name === 'string' && Object.hasOwn(views, name)
