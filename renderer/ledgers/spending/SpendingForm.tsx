import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { SpendingCard } from '../../../shared/ledgers/spending/spending.ts'
import { usePlace } from '../../bridge/place.ts'
import { useSession } from '../../bridge/session.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { today } from '../../parts/values/clock.ts'
import { blames, cardFields } from './form-fields.ts'
import { NoFunds } from './NoFunds.tsx'
import { SpendingFields } from './SpendingFields.tsx'
import { useFunds } from './use-funds.ts'

/** 录入支出: a draft; papers are put beside it on its card. */
export function SpendingForm() {
  const { lineId } = usePlace().details
  const { funds, isKnown } = useFunds()
  const { user } = useSession()
  if (!isKnown) return null
  if (funds.length === 0) return <NoFunds />
  return (
    <EntryForm
      title="录入支出"
      name="spending"
      door={spending.enter}
      fields={cardFields}
      shape={SpendingCard.shape}
      initial={{ lineId, day: today(), handler: user.name }}
      blames={blames}
    >
      <SpendingFields />
    </EntryForm>
  )
}
