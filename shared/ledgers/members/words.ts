import type { WordsFor } from '../../kernel/words-for.ts'
import type { MemberFaults } from './faults.ts'

export const memberFaultWords: WordsFor<MemberFaults> = {
  'members.not-found': () => '找不到这名党员的记录，可能已被撤销导入。请返回名册重新查找。',
}
