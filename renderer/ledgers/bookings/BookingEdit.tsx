import type { Id } from '../../../shared/kernel/id.ts'
import { BookingCard } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { CorrectionForm } from '../../parts/form/CorrectionForm.tsx'
import { BookingFields } from './BookingFields.tsx'
import { blames, cardFields } from './form-fields.ts'
import { useNames } from './use-names.ts'

/** 更正预约: another room or time, or other particulars. */
export function BookingEdit({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(bookings.get, { id })
  const { fieldName } = useNames()
  return (
    <Answered of={told}>
      {({ booking }) => (
        <CorrectionForm
          key={id}
          title={`更正：${booking.purpose}`}
          name="bookings"
          door={bookings.correct}
          record={booking}
          fields={cardFields}
          shape={BookingCard.shape}
          blames={blames}
          nameOf={fieldName}
        >
          <BookingFields />
        </CorrectionForm>
      )}
    </Answered>
  )
}
