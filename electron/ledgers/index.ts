import type { ImportNouns } from '../imports/service.ts'
import { bookingImport } from './bookings/import.ts'
import { bookingService } from './bookings/service.ts'
import { memberImport } from './members/import.ts'
import { memberService } from './members/service.ts'
import { organisationImport } from './organisation/import.ts'
import { organisationService } from './organisation/service.ts'
import { entryImport } from './payroll/entry-import.ts'
import { staffImport } from './payroll/import.ts'
import { payrollService } from './payroll/service.ts'
import { spendingImport } from './spending/import.ts'
import { spendingService } from './spending/service.ts'
import { postVoucher, reverseVoucher } from './spending/vouchers/posting.ts'
import { standingVoucher } from './spending/vouchers/sources.ts'

/** Who honours the doors of each kind of ledger. */
export const ledgerServices = {
  organisation: organisationService,
  members: memberService,
  bookings: bookingService,
  payroll: payrollService({ post: postVoucher, reverse: reverseVoucher, standing: standingVoucher }),
  spending: spendingService,
}

/** What each kind gives so that its noun can be imported. */
export const importNouns: ImportNouns = {
  organisation: organisationImport,
  members: memberImport,
  bookings: bookingImport,
  payroll: staffImport,
  spending: spendingImport,
  payEntries: entryImport,
}
