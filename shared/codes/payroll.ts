import type { CodeSet } from './code-set.ts'

/** 岗位 of community workers: three kinds of posts with eighteen grades (三岗十八级). */
export const staffPostCodes = {
  title: '岗位',
  source: '济南市社区工作者管理办法 第十八至二十三条；各地三岗十八级办法',
  codes: [
    { code: 'chief', label: '社区正职', also: ['正职', '书记', '主任', '书记兼主任', '书记、主任'] },
    { code: 'deputy', label: '社区副职', also: ['副职', '副书记', '副主任'] },
    { code: 'worker', label: '其他工作人员', also: ['一般', '一般人员', '委员', '专职社工', '工作人员'] },
  ],
} as const satisfies CodeSet

/** The grades each kind of post may stand in, both included. */
export const postGrades = {
  chief: { least: 7, most: 18 },
  deputy: { least: 4, most: 15 },
  worker: { least: 1, most: 12 },
} as const satisfies Record<(typeof staffPostCodes)['codes'][number]['code'], { least: number; most: number }>

/** 社会工作者职业资格, which an allowance follows. */
export const socialWorkLevelCodes = {
  title: '社工证',
  source: '社会工作者职业水平评价暂行规定',
  codes: [
    { code: 'none', label: '无', also: ['没有', '未取得'] },
    { code: 'junior', label: '助理社会工作师', also: ['初级', '助理'] },
    { code: 'middle', label: '社会工作师', also: ['中级'] },
    { code: 'senior', label: '高级社会工作师', also: ['高级'] },
  ],
} as const satisfies CodeSet

/** 五险一金: what is paid month by month, to whom it is owed apart. */
export const insuranceItemCodes = {
  title: '险种',
  source: '《中华人民共和国社会保险法》；《住房公积金管理条例》第十六至十八条',
  codes: [
    { code: 'pension', label: '养老保险', also: ['养老', '基本养老保险'] },
    { code: 'medical', label: '医疗保险', also: ['医疗', '基本医疗保险', '医疗（含生育）'] },
    { code: 'unemployment', label: '失业保险', also: ['失业'] },
    { code: 'injury', label: '工伤保险', also: ['工伤'] },
    { code: 'maternity', label: '生育保险', also: ['生育'] },
    { code: 'housing', label: '住房公积金', also: ['公积金', '住房公积'] },
  ],
} as const satisfies CodeSet

/** 专项附加扣除 of the monthly withholding; what is settled yearly only is no code here. */
export const deductionKindCodes = {
  title: '专项附加扣除',
  source: '国发〔2018〕41号、国发〔2022〕8号、国发〔2023〕13号',
  codes: [
    { code: 'child', label: '子女教育' },
    { code: 'infant', label: '3岁以下婴幼儿照护', also: ['婴幼儿照护'] },
    { code: 'elderly-only', label: '赡养老人（独生子女）' },
    { code: 'elderly-shared', label: '赡养老人（非独生子女）' },
    { code: 'loan', label: '住房贷款利息', also: ['房贷'] },
    { code: 'rent', label: '住房租金', also: ['房租'] },
    { code: 'degree', label: '学历（学位）继续教育' },
    { code: 'certificate', label: '职业资格继续教育' },
  ],
} as const satisfies CodeSet

/** How the yearly 60,000 yuan are counted for somebody in one year. */
export const taxBasisCodes = {
  title: '减除费用方式',
  source: '国家税务总局公告2018年第61号、2020年第13号、2020年第19号',
  codes: [
    { code: 'monthly', label: '按在本单位的月数' },
    { code: 'since-january', label: '首次就业，从1月算起' },
    { code: 'whole-year', label: '上年不足6万元，1月起直接扣除6万元' },
  ],
} as const satisfies CodeSet

/** 考核等次 that performance pay follows. */
export const staffRatingCodes = {
  title: '考核等次',
  source: '济南市社区工作者管理办法 第十八至二十三条',
  codes: [
    { code: 'excellent', label: '优秀' },
    { code: 'good', label: '合格', also: ['称职'] },
    { code: 'passable', label: '基本合格', also: ['基本称职'] },
    { code: 'failed', label: '不合格', also: ['不称职'] },
  ],
} as const satisfies CodeSet

/** How a contribution is rounded. */
export const roundingRuleCodes = {
  title: '进位方式',
  source: '各地社保、公积金经办规则',
  codes: [
    { code: 'fen', label: '四舍五入到分' },
    { code: 'jiao', label: '四舍五入到角' },
    { code: 'yuan', label: '四舍五入到元' },
    { code: 'jiao-up', label: '见分进角' },
    { code: 'yuan-up', label: '见角进元' },
    { code: 'yuan-down', label: '舍去角分' },
  ],
} as const satisfies CodeSet

/** How a component of the pay is found. */
export const payMethodCodes = {
  title: '计算方法',
  source: '各地社区工作者薪酬办法归纳',
  codes: [
    { code: 'share', label: '月标准的一部分' },
    { code: 'performance', label: '月标准的一部分，按考核等次，到发放月合并发' },
    { code: 'level', label: '按社工证定额' },
    { code: 'entered', label: '逐月填写，计税' },
    { code: 'bonus', label: '全年一次性奖金，单独计税' },
    { code: 'withheld', label: '逐月填写，税后扣款' },
  ],
} as const satisfies CodeSet

/** 税率表 of the income tax. */
export const taxTableCodes = {
  title: '税率表',
  source: '《中华人民共和国个人所得税法》附表；财税〔2018〕164号',
  codes: [
    { code: 'annual', label: '综合所得年度税率表（累计预扣）' },
    { code: 'bonus', label: '按月换算的综合所得税率表（全年一次性奖金）' },
  ],
} as const satisfies CodeSet
