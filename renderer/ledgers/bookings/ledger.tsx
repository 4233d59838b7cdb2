import { CalendarOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { daysOfMonth } from '../../../shared/kernel/day.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { LedgerView } from '../../definition/view.ts'

/** 活动场所 on the screen. */
export const bookingsView: LedgerView = {
  icon: <CalendarOutlined aria-hidden />,
  Page: lazy(() => import('./BookingsPage.tsx').then((m) => ({ default: m.BookingsPage }))),
  door: bookings.places,
  figuresAt: (month) => ({ view: 'rate', ...daysOfMonth(month) }),
  opens: {
    booking: (id) => ({ id }),
    room: (id) => ({ view: 'rooms', id }),
  },
}
