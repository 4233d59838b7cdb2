import type { Output } from '../../shared/ipc/endpoint.ts'
import type { session } from '../../shared/session/contract.ts'

/** Backups on a stick, and the ledger that they are of. */
export type Offer = NonNullable<Output<typeof session.adopt>['offered']>

/** Where one stands before a ledger is open. */
export type DoorView =
  | { readonly at: 'choice' }
  | { readonly at: 'unlock'; readonly ledgerId: string; readonly userId?: string | undefined }
  | { readonly at: 'recover'; readonly ledgerId: string }
  | { readonly at: 'restore'; readonly ledgerId: string; readonly offer?: Offer }
  | { readonly at: 'set-up'; readonly kind: 'office' | 'auditor' }
