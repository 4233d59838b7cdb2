import { memberService } from './members/service.ts'
import { organisationService } from './organisation/service.ts'

/** Who honours the doors of each kind of ledger. */
export const ledgerServices = { organisation: organisationService, members: memberService }
