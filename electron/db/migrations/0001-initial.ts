import { accounts } from './0001/accounts.ts'
import { attachments } from './0001/attachments.ts'
import { bookings } from './0001/bookings.ts'
import { bundles } from './0001/bundles.ts'
import { cutting } from './0001/cutting.ts'
import { ledger } from './0001/ledger.ts'
import { locks } from './0001/locks.ts'
import { members } from './0001/members.ts'
import { organisation } from './0001/organisation.ts'
import { payroll } from './0001/payroll.ts'
import { spending } from './0001/spending.ts'
import { vouchers } from './0001/vouchers.ts'

/** The first schema: each kind of ledger in a file of its own, a table after those that it names. */
export const initial = [
  ...[
    ledger,
    organisation,
    members,
    bundles,
    bookings,
    payroll,
    vouchers,
    spending,
    attachments,
    accounts,
    cutting,
  ],
  locks,
].join('')
