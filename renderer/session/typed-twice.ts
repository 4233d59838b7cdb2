import { checkPassword } from '../../shared/session/password.ts'

/** A new password typed twice. */
export type TypedTwice = { readonly first: string; readonly second: string }
/** Before anything is typed. */
export const nothingTyped: TypedTwice = { first: '', second: '' }

/** Whether a password typed twice may be taken for this person. */
export function isAcceptable(typed: TypedTwice, name: string): boolean {
  return typed.first === typed.second && checkPassword(typed.first, name).ok
}
