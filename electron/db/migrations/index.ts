import { ledger } from './0001-ledger.ts'
import { organisation } from './0002-organisation.ts'
import { members } from './0003-members.ts'
import { bundles } from './0004-bundles.ts'
import { bookings } from './0005-bookings.ts'
import { payroll } from './0006-payroll.ts'
import { vouchers } from './0007-vouchers.ts'
import { spending } from './0008-spending.ts'
import { spendingHands } from './0009-spending-hands.ts'
import { bookingHands } from './0010-booking-hands.ts'
import { openings } from './0011-openings.ts'
import { tails } from './0012-tails.ts'
import { peerKeys } from './0013-peer-keys.ts'
import { officeKeys } from './0014-office-keys.ts'
import { payHands } from './0015-pay-hands.ts'
import { personKeys } from './0016-person-keys.ts'
import { unsound } from './0017-unsound.ts'
import { noDigests } from './0018-no-digests.ts'
import { stretches } from './0019-stretches.ts'
import { attachments } from './0020-attachments.ts'
import { contents } from './0021-contents.ts'

/** Every step from an empty file to the newest schema, in order; a released step is never edited. */
export const migrations: readonly string[] = [
  ledger,
  organisation,
  members,
  bundles,
  bookings,
  payroll,
  vouchers,
  spending,
  spendingHands,
  bookingHands,
  openings,
  tails,
  peerKeys,
  officeKeys,
  payHands,
  personKeys,
  unsound,
  noDigests,
  stretches,
  attachments,
  contents,
]
