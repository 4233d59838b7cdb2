import { accounts } from './accounts/contract.ts'
import { attachments } from './attachments/contract.ts'
import { audit } from './audit/contract.ts'
import { bundles, tasks } from './bundles/contract.ts'
import { cutting } from './cutting/contract.ts'
import { desk } from './desk/contract.ts'
import { imports } from './imports/contract.ts'
import { ledgerDoors } from './ledgers/derived.ts'
import { session } from './session/contract.ts'

// Whoever knows the doors knows what they may refuse.
export type * from './faults.ts'

/** Every door between the page and the ledger. */
export const contract = {
  ...ledgerDoors,
  ...{ session, accounts, cutting, desk, attachments, audit, imports, bundles, tasks },
}
export type Contract = typeof contract
