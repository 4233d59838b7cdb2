import type { WordsFor } from '../kernel/words-for.ts'
import type { AccountFaults } from './faults.ts'

/** What refusals about whose an account is say. */
export const accountFaultWords: WordsFor<AccountFaults> = {
  'accounts.own': () => '自己的对应人员要由另一名管理员或负责人登记，请同事办理。',
  'accounts.not-found': () => '找不到这个人或这条对应关系，可能已被移除。请刷新后再试。',
  'accounts.stale': () => '这条对应关系刚被改过。请刷新后再试。',
  'accounts.linked-already': ({ name }) => `这个账号已对应“${name}”，请勿重复登记。`,
  'accounts.days-backwards': () => '截止日期早于起始日期，请核对。',
}
