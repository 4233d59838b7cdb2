import type { CodeSet } from './code-set.ts'

/**
 * How a member comes into the ledger. `opening` is the first registration of the existing roster: it fills
 * the year-start figure and is no increase. The rest are the increase rows of the yearly balance and their
 * sub-rows.
 */
export const movementInCodes = {
  title: '增加情况',
  source: '党内统计 党员数量变化情况表',
  codes: [
    { code: 'opening', label: '建账录入', also: ['期初', '原有'] },
    { code: 'developed', label: '发展党员', also: ['发展', '新发展'] },
    { code: 'rejoined', label: '重新入党' },
    { code: 'restored', label: '恢复党籍' },
    { code: 'restored-after-suspension', label: '停止党籍后恢复党籍' },
    { code: 'transferred-in', label: '转入组织关系', also: ['转入', '转入党员'] },
    { code: 'transferred-in-whole', label: '整建制转入' },
  ],
} as const satisfies CodeSet

/**
 * How a member leaves the ledger: the decrease rows of the yearly balance, with the kinds of leaving the
 * Party.
 */
export const movementOutCodes = {
  title: '减少情况',
  source: '党内统计 党员数量变化情况表、党员出党情况表',
  codes: [
    { code: 'transferred-out', label: '转出组织关系', also: ['转出', '转出党员'] },
    { code: 'transferred-out-whole', label: '整建制转出' },
    { code: 'died', label: '死亡', also: ['去世', '病故', '逝世', '亡故'] },
    { code: 'suspended', label: '停止党籍', also: ['停籍'] },
    { code: 'expelled', label: '开除党籍', also: ['开除'] },
    { code: 'resigned', label: '退党除名', also: ['退党'] },
    { code: 'persuaded', label: '劝退' },
    { code: 'removed-after-persuasion', label: '劝而不退除名' },
    { code: 'lapsed', label: '自行脱党除名', also: ['自行脱党'] },
    { code: 'lapsed-lost', label: '自行脱党除名（经多方查找确实无法取得联系）', also: ['失联除名'] },
    { code: 'probation-cancelled', label: '取消预备党员资格', also: ['取消预备'] },
    { code: 'not-recognised', label: '不予承认' },
  ],
} as const satisfies CodeSet

/** 出党 kinds: the columns of 党员出党情况（一）. Each is also a movement out. */
export const leavePartyCodes = {
  title: '出党方式',
  source: '党内统计 党员出党情况（一）',
  codes: [
    { code: 'expelled', label: '开除党籍', also: ['开除'] },
    { code: 'resigned', label: '退党除名', also: ['退党'] },
    { code: 'persuaded', label: '劝退' },
    { code: 'removed-after-persuasion', label: '劝而不退除名' },
    { code: 'lapsed', label: '自行脱党除名', also: ['自行脱党'] },
    { code: 'lapsed-lost', label: '自行脱党除名（经多方查找确实无法取得联系）', also: ['失联除名'] },
    { code: 'probation-cancelled', label: '取消预备党员资格', also: ['取消预备'] },
    { code: 'not-recognised', label: '不予承认' },
  ],
} as const satisfies CodeSet

/** The rows of the yearly balance (党员数量变化情况 table 1) that each movement is counted in. */
export const balanceRows = {
  developed: ['developed', 'rejoined'],
  restored: ['restored', 'restored-after-suspension'],
  transferredIn: ['transferred-in', 'transferred-in-whole'],
  leftParty: leavePartyCodes.codes.map(({ code }) => code),
  suspended: ['suspended'],
  died: ['died'],
  transferredOut: ['transferred-out', 'transferred-out-whole'],
} as const satisfies Record<string, readonly (MovementIn | MovementOut)[]>

type MovementIn = (typeof movementInCodes.codes)[number]['code']
type MovementOut = (typeof movementOutCodes.codes)[number]['code']
