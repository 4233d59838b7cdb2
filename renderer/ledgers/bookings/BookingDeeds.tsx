import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { bookingStanding, bookingWorkflow } from '../../../shared/ledgers/bookings/workflow.ts'
import { stepsFor } from '../../../shared/workflow/workflow.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { useSession } from '../../bridge/session.ts'
import { CutDeed } from '../../cutting/CutDeed.tsx'
import { OwnHand } from '../../parts/record/OwnHand.tsx'
import { today } from '../../parts/values/clock.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { CheckInDialog } from './CheckInDialog.tsx'
import { ClearCheckInDialog } from './ClearCheckInDialog.tsx'
import { DecideDialog } from './DecideDialog.tsx'

type Which = 'decide' | 'check-in' | 'clear-check-in' | 'cancel'

/** What can be done with one booking, as it stands. */
export function BookingDeeds({ booking }: { readonly booking: MaskedBooking }) {
  const [which, setWhich] = useState<Which>()
  const { day, cameTotal } = booking
  const { user } = useSession()
  const standing = bookingStanding(booking)
  const steps = stepsFor(bookingWorkflow, standing, user)
  const isUncounted = cameTotal === null
  const isCalledOff = booking.state === 'refused' || booking.state === 'cancelled'
  return (
    <>
      {steps.has('decide') && (
        <Deed door={bookings.decide} type="primary" onClick={() => setWhich('decide')}>
          审批
        </Deed>
      )}
      <OwnHand workflow={bookingWorkflow} standing={standing} steps={['decide']}>
        您录入或改动过这场预约，请另一位复核人或负责人审批
      </OwnHand>
      {steps.has('checkIn') && day <= today() && (
        <Deed door={bookings.checkIn} type="primary" onClick={() => setWhich('check-in')}>
          {isUncounted ? '签到' : '重新签到'}
        </Deed>
      )}
      {!isUncounted && steps.has('clearCheckIn') && (
        <Deed door={bookings.clearCheckIn} danger onClick={() => setWhich('clear-check-in')}>
          撤销签到
        </Deed>
      )}
      {isUncounted && steps.has('correct') && day >= today() && (
        <Deed
          door={bookings.correct}
          icon={<EditOutlined aria-hidden />}
          onClick={() => goTo('bookings', { id: booking.id, mode: 'edit' })}
        >
          更正
        </Deed>
      )}
      {isUncounted && steps.has('cancel') && (
        <Deed door={bookings.cancel} danger onClick={() => setWhich('cancel')}>
          取消预约
        </Deed>
      )}
      <Button
        onClick={() => goTo('bookings', { view: 'calendar', day, placeId: booking.roomId, span: 'week' })}
      >
        在日历上看
      </Button>
      {booking.phone !== null && (isCalledOff || day < today()) && (
        <CutDeed ofTable="booking" ofId={booking.id} />
      )}
      {which && dialogFor(which, booking, () => setWhich(undefined))}
    </>
  )
}

function dialogFor(which: Which, booking: MaskedBooking, onClose: () => void): ReactNode {
  switch (which) {
    case 'decide':
      return <DecideDialog booking={booking} onClose={onClose} />
    case 'check-in':
      return <CheckInDialog booking={booking} onClose={onClose} />
    case 'clear-check-in':
      return <ClearCheckInDialog booking={booking} onClose={onClose} />
    case 'cancel':
      return <CancelDialog booking={booking} onClose={onClose} />
  }
}
