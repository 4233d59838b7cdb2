import { labelOf } from '../../codes/index.ts'
import { leavePartyCodes, movementInCodes, movementOutCodes } from '../../codes/movements.ts'
import { idNumberFlawWords } from '../../kernel/id-number-words.ts'
import type { WordsFor } from '../../kernel/words-for.ts'
import type { MemberFaults } from './faults.ts'

/** What forms call the ways of coming and going. */
export const movementLabels = { in: '增加方式', out: '减少方式' } as const

/** How somebody came or left, whichever of the code sets knows it. */
export const sayMovement = (code: string): string => {
  const sets = [movementInCodes, movementOutCodes, leavePartyCodes]
  return sets.map((set) => labelOf(set, code)).find((label) => label !== code) ?? code
}

export const memberFaultWords: WordsFor<MemberFaults> = {
  'members.not-found': () => '找不到这名党员的记录，可能已被撤销导入。请返回名册重新查找。',
  'members.stale': () => '这条记录刚被别人改过，请重新打开、核对后再改。',
  'members.bad-id-number': ({ why }) =>
    `公民身份号码不正确：${idNumberFlawWords[why]}。请对照身份证重新填写。`,
  'members.id-number-needed': () => '请填写公民身份号码；只有在职党员可以不填。',
  'members.still-here': ({ name }) =>
    `“${name}”还在册，敏感内容还要使用，未做任何修改。请办理离开以后再清除。`,
  'members.id-number-taken': ({ name, branch, left }) =>
    `这个身份号码已登记为“${name}”（${branch}${left ? '，已离开' : ''}）。请打开那条记录办理，不要重复登记。`,
  'members.branch-not-found': () => '找不到所选的党支部，请先在“组织”里建立它。',
  'members.not-a-branch': () => '党员只能编入党支部或党小组，请重新选择所在党支部。',
  'members.unknown-code': ({ field }) => `“${field}”填的不在选项之内，请从列表中选择。`,
  'members.days-backwards': ({ earlier, later }) => `“${later}”早于“${earlier}”，请核对这两个日期。`,
  'members.future-day': () => '日期晚于今天，请核对；尚未发生的变动请到当天再登记。',
  'members.before-last-change': ({ day }) => `这项信息在 ${day} 已有更晚的变动，请填写不早于这一天的日期。`,
  'members.no-change': () => '没有任何改动，不需要保存。',
  'members.has-left': ({ day }) => `该党员已于 ${day} 离开，不能再变动。如需恢复，请先办理恢复或转入。`,
  'members.has-not-left': () => '该党员仍在册，不需要办理恢复或转入。',
  'members.holds-post': ({ title }) => `该党员现任“${title}”，请先在“组织”里免去职务，再办理离开。`,
}
