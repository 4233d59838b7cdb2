import type { WordsFor } from '../../kernel/words-for.ts'
import type { OrganisationFaults } from './faults.ts'

export const organisationFaultWords: WordsFor<OrganisationFaults> = {
  'organisation.not-found': () => '找不到这个党组织，可能已被撤销导入。请刷新组织树后重试。',
}
