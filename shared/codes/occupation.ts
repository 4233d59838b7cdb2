import type { CodeSet } from './code-set.ts'

/**
 * 工作岗位. Only these beginnings of the four-digit list are published; an office's own four digits
 * under one of
 * them are kept as they are and shown by the longest beginning.
 */
export const jobPostCodes = {
  title: '工作岗位',
  source: '党内统计 工作岗位代码前缀 (2017)',
  opensTo: 4,
  codes: [
    { code: '0', label: '在岗职工', also: ['在职', '在岗'] },
    { code: '01', label: '公有制单位' },
    { code: '011', label: '党政机关工作人员', also: ['机关', '公务员', '党政机关', '机关工作人员'] },
    { code: '012', label: '事业单位管理人员' },
    { code: '013', label: '事业单位专业技术人员', also: ['事业单位', '教师', '医生'] },
    { code: '014', label: '企业管理人员（公有）', also: ['国企管理人员'] },
    { code: '015', label: '企业专业技术人员（公有）' },
    { code: '016', label: '工勤技能人员（公有）', also: ['国企职工', '工人'] },
    { code: '0164', label: '农民工（公有）' },
    { code: '02', label: '非公有制单位', also: ['非公企业'] },
    { code: '021', label: '企业管理人员（非公）' },
    { code: '022', label: '企业专业技术人员（非公）' },
    { code: '023', label: '民办非企业单位管理人员' },
    { code: '024', label: '民办非企业单位专业技术人员' },
    { code: '025', label: '工勤技能人员（非公）', also: ['企业职工', '私企职工'] },
    { code: '0253', label: '农民工（非公）' },
    { code: '1', label: '农牧渔民', also: ['农民', '务农'] },
    { code: '113', label: '外出务工经商人员', also: ['外出务工', '务工', '外出经商'] },
    { code: '2', label: '军人、武警', also: ['军人', '武警'] },
    { code: '3', label: '学生', also: ['在校学生'] },
    { code: '4', label: '离退休人员', also: ['退休', '离休', '离退休', '退休人员', '离休人员', '退休职工'] },
    { code: '5', label: '其他', also: ['其它', '无业', '待业', '失业', '自由职业'] },
  ],
} as const satisfies CodeSet

/** 新社会阶层类型. */
export const stratumCodes = {
  title: '新社会阶层类型',
  source: '党内统计 新社会阶层代码 (2017); name of 1 [I]',
  codes: [
    { code: '1', label: '民营科技企业技术人员' },
    { code: '2', label: '受聘于外资企业的管理技术人员', also: ['外资企业管理技术人员'] },
    { code: '3', label: '个体劳动者', also: ['个体户', '个体工商户'] },
    { code: '31', label: '城镇个体劳动者' },
    { code: '39', label: '其他个体劳动者' },
    { code: '4', label: '私营企业主', also: ['私企业主'] },
    { code: '41', label: '民营科技企业创业人员' },
    { code: '49', label: '其他私营企业主' },
    { code: '5', label: '中介组织从业人员' },
    { code: '6', label: '自由职业人员', also: ['自由职业', '自由职业者'] },
  ],
} as const satisfies CodeSet

/** 从事专业技术职务. */
export const professionalTitleCodes = {
  title: '从事专业技术职务',
  source: '党内统计 专业技术职务分级',
  codes: [
    { code: 'senior', label: '高级', also: ['正高', '副高', '正高级', '副高级', '高级职称'] },
    { code: 'middle', label: '中级', also: ['中级职称'] },
    { code: 'junior', label: '初级', also: ['初级职称', '助理级', '员级'] },
    { code: 'none', label: '无', also: ['没有', '无职称'] },
  ],
} as const satisfies CodeSet
