import type { WordsFor } from '../../kernel/words-for.ts'
import type { OrganisationFaults } from './faults.ts'

export const organisationFaultWords: WordsFor<OrganisationFaults> = {
  'organisation.not-found': () => '找不到这个党组织，可能已被撤销导入。请刷新组织树后重试。',
  'organisation.stale': () => '这条记录刚被别人改过，请重新打开、核对后再改。',
  'organisation.code-taken': ({ code, by }) => `编码 ${code} 已被“${by}”使用，请核对后换一个编码。`,
  'organisation.wrong-parent': ({ why }) =>
    ({
      loop: '上级党组织不能是它自己或它的下级，请重新选择上级。',
      type: '这类党组织不能设在所选上级之下，请重新选择上级或组织类别。',
      dissolved: '所选上级党组织已撤销，请选择仍在的上级。',
    })[why],
  'organisation.term-backwards': () => '结束日期早于开始日期，请核对日期。',
  'organisation.not-empty': ({ members, children }) =>
    `这里还有 ${members} 名党员、${children} 个下级党组织，请先把他们转出或撤销，再撤销本组织。`,
  'organisation.still-in-use': ({ day }) =>
    `${day} 以前这里还有党员、下级党组织或任职，撤销日期不能早于这一天，请核对日期。`,
  'organisation.post-taken': ({ holder }) => `这个职务现由“${holder}”担任，请先办理免职再任命。`,
  'organisation.post-not-found': () => '找不到这条任职记录，请刷新后重试。',
  'organisation.future-day': () => '日期晚于今天，请核对；尚未发生的事请到当天再登记。',
  'organisation.unknown-code': ({ field }) => `“${field}”填的不在选项之内，请从列表中选择。`,
  'organisation.outside-life': () => '任职日期不在该党组织存续期间内，请核对日期。',
}
