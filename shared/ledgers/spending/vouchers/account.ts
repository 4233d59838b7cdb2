import { z } from 'zod'
import { Id } from '../../../kernel/id.ts'

/** What an account is written under: 1002, or 500101 where it stands below 5001. */
export const AccountCode = z.string().regex(/^\d{4}(?:\d{2}){0,4}$/)

/** The five classes of accounts, in the codes of the set. */
export const accountKinds = ['asset', 'liability', 'net', 'income', 'expense'] as const

/** 会计科目: where entries of vouchers stand. */
export const Account = z.strictObject({
  id: Id,
  code: AccountCode,
  name: z.string().trim().min(1).max(40),
  kind: z.enum(accountKinds),
  /** Every entry names the fund it belongs to. */
  byFund: z.boolean(),
  /** Takes no more entries; what stands in it stays. */
  stopped: z.boolean(),
  /** The rule or habit the account is taken from. */
  source: z.string().trim().min(2).max(200),
  revision: z.int().min(1),
})
export type Account = z.infer<typeof Account>

/** The name of an account with those it stands below: 业务活动费用—党建活动. */
export function fullName(code: string, nameOf: (code: string) => string | undefined): string {
  const names: string[] = []
  for (let length = 4; length <= code.length; length += 2) {
    const name = nameOf(code.slice(0, length))
    if (name !== undefined) names.push(name)
  }
  return names.join('—')
}
