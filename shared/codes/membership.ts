import type { CodeSet } from './code-set.ts'

/** 人员类别, item 7 of the 2017 member form. */
export const memberCategoryCodes = {
  title: '人员类别',
  source: '2017 党员信息采集表 第7项',
  codes: [
    { code: 'full', label: '正式党员', also: ['正式', '中共党员', '党员', '中共正式党员'] },
    { code: 'probation', label: '预备党员', also: ['预备', '中共预备党员'] },
  ],
} as const satisfies CodeSet

/**
 * The three classes of members a community keeps: its own, those who moved away, those whose employer keeps
 * them.
 */
export const memberClassCodes = {
  title: '管理类型',
  source: '《城市社区党建示范化工程打造工作方案》',
  codes: [
    {
      code: 'resident',
      label: '在管党员',
      also: ['在管', '在册', '在册党员', '直管', '直管党员', '隶属党员'],
    },
    { code: 'mobile', label: '流动党员', also: ['流动', '流出', '流出党员', '流动（流出）'] },
    { code: 'on-duty', label: '在职党员', also: ['在职', '双报到', '报到党员', '在职报到党员'] },
  ],
} as const satisfies CodeSet

/**
 * Classes of members who may be kept without an ID number: who only reports in is on the roster of the employer's
 * organisation. Ours to choose, no rule says so.
 */
export const classesWithoutNumber = ['on-duty'] as const

/** 党籍状态, item 14 of the 2017 member form, with the later additions. */
export const partyStatusCodes = {
  title: '党籍状态',
  source: '2017 党员信息采集表 第14项及后续系统',
  codes: [
    { code: 'normal', label: '正常', also: ['正常党籍'] },
    { code: 'suspended', label: '停止党籍', also: ['停止', '停籍'] },
    { code: 'retained', label: '保留党籍', also: ['保留'] },
    { code: 'restored', label: '恢复党籍', also: ['恢复'] },
    { code: 'expelled', label: '开除党籍', also: ['开除'] },
  ],
} as const satisfies CodeSet

/** 入党类型, a later database field. */
export const joinTypeCodes = {
  title: '入党类型',
  source: '后续系统字段 [I]',
  codes: [
    { code: 'developed', label: '发展入党', also: ['发展', '发展党员', '新发展', '正常入党'] },
    { code: 'rejoined', label: '重新入党' },
    { code: 'posthumous', label: '追认入党', also: ['追认'] },
  ],
} as const satisfies CodeSet
