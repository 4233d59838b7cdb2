import type { CodeSet } from './code-set.ts'

/**
 * 外出流向: what kind of unit or place a mobile member went to. The form prints names only; the
 * codes are ours.
 */
export const flowDirectionCodes = {
  title: '外出流向单位类型',
  source: '党内统计 流动党员外出流向',
  codes: [
    { code: 'public', label: '公有经济控制单位', heading: true },
    { code: 'public-organ', label: '机关', also: ['党政机关'] },
    { code: 'public-institution', label: '事业单位' },
    { code: 'public-talent-centre', label: '人才（劳动）服务中心', also: ['人才服务中心', '人才市场'] },
    { code: 'public-hmt-enterprise', label: '港澳台商投资企业（公有经济控制）' },
    { code: 'public-foreign-enterprise', label: '外商投资企业（公有经济控制）' },
    { code: 'private', label: '非公有经济控制单位', heading: true },
    { code: 'private-non-enterprise', label: '民办非企业单位', also: ['民非', '社会组织'] },
    { code: 'private-enterprise', label: '私营企业', also: ['私企', '民营企业'] },
    { code: 'private-hmt-enterprise', label: '港澳台商投资企业（非公有经济控制）' },
    { code: 'private-foreign-enterprise', label: '外商投资企业（非公有经济控制）' },
    { code: 'self-employed', label: '个体工商户', also: ['个体户', '个体'] },
    { code: 'urban-community', label: '城市社区（居委会）', also: ['城市社区', '社区'] },
    { code: 'town-community', label: '乡镇社区（居委会）', also: ['乡镇社区'] },
    { code: 'village', label: '建制村', also: ['村'] },
    { code: 'other', label: '其他', also: ['其它'] },
    { code: 'unknown', label: '不掌握流向', also: ['不详', '不清楚'] },
  ],
} as const satisfies CodeSet

/** 流动党员原从业状况. The form prints names only; the codes are ours. */
export const flowOccupationCodes = {
  title: '流动党员原从业状况',
  source: '党内统计 流动党员原从业状况',
  codes: [
    { code: 'public-staff', label: '公有经济企事业单位管理人员、专业技术人员' },
    { code: 'worker', label: '工勤技能人员' },
    { code: 'farmer', label: '农牧渔民', also: ['农民'] },
    { code: 'graduate', label: '未就业的高校毕业生', also: ['高校毕业生'] },
    { code: 'intermediary', label: '中介组织从业人员' },
    { code: 'lawyer', label: '执业律师', also: ['律师'] },
    { code: 'accountant', label: '会计师', also: ['注册会计师'] },
    { code: 'other', label: '其他', also: ['其它'] },
  ],
} as const satisfies CodeSet
