/** Where one stands before a ledger is open. */
export type DoorView =
  | { readonly at: 'choice' }
  | { readonly at: 'unlock'; readonly ledgerId: string; readonly userId?: string | undefined }
  | { readonly at: 'recover'; readonly ledgerId: string }
  | { readonly at: 'restore'; readonly ledgerId: string }
  | { readonly at: 'set-up'; readonly kind: 'office' | 'auditor' }
