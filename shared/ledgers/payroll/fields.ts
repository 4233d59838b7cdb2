import { educationCodes } from '../../codes/education.ts'
import {
  deductionKindCodes,
  insuranceItemCodes,
  payMethodCodes,
  roundingRuleCodes,
  socialWorkLevelCodes,
  staffPostCodes,
  staffRatingCodes,
  taxBasisCodes,
  taxTableCodes,
} from '../../codes/payroll.ts'
import { sexCodes } from '../../codes/person.ts'
import type { Field } from '../../fields/field.ts'

/** What a community keeps of its 社区工作人员. */
const fields = [
  {
    name: 'name',
    label: '姓名',
    kind: 'text',
    width: 90,
    required: true,
    shown: true,
    synonyms: ['职工姓名', '人员姓名'],
  },
  {
    name: 'idNumber',
    label: '公民身份号码',
    kind: 'text',
    mask: 'id-number',
    width: 180,
    required: true,
    shown: true,
    synonyms: ['身份证号', '身份证号码', '身份证', '证件号码'],
  },
  { name: 'sex', label: '性别', kind: 'code', codes: sexCodes, width: 60, derived: true },
  { name: 'birthDay', label: '出生日期', kind: 'day', width: 110, derived: true },
  {
    name: 'post',
    label: '岗位',
    kind: 'code',
    codes: staffPostCodes,
    width: 110,
    shown: true,
    synonyms: ['岗位类别', '职务', '岗位名称'],
  },
  {
    name: 'grade',
    label: '级别',
    kind: 'integer',
    width: 70,
    shown: true,
    synonyms: ['薪级', '岗位等级', '等级'],
  },
  {
    name: 'level',
    label: '社工证',
    kind: 'code',
    codes: socialWorkLevelCodes,
    width: 130,
    required: true,
    shown: true,
    synonyms: ['社会工作者证书', '职业资格', '社工证等级'],
  },
  {
    name: 'education',
    label: '学历',
    kind: 'code',
    codes: educationCodes,
    width: 110,
    synonyms: ['文化程度'],
  },
  {
    name: 'joinedDay',
    label: '入职日期',
    kind: 'day',
    width: 110,
    required: true,
    shown: true,
    synonyms: ['入职时间', '聘用日期', '参加社区工作时间', '到岗时间'],
  },
  { name: 'leftDay', label: '离职日期', kind: 'day', width: 110, synonyms: ['离职时间', '解聘日期'] },
  {
    name: 'mobile',
    label: '联系电话',
    kind: 'text',
    mask: 'phone',
    width: 130,
    shown: true,
    synonyms: ['手机', '手机号', '电话', '手机号码'],
  },
  { name: 'bankName', label: '开户银行', kind: 'text', width: 170, synonyms: ['开户行', '银行'] },
  {
    name: 'bankAccount',
    label: '银行账号',
    kind: 'text',
    mask: 'bank-account',
    width: 180,
    shown: true,
    synonyms: ['工资卡号', '银行卡号', '卡号', '账号'],
  },
  { name: 'remark', label: '备注', kind: 'text', width: 200, synonyms: ['说明'] },
] as const satisfies readonly Field[]

export type StaffFieldName = (typeof fields)[number]['name']

/** The fields of a 社区工作人员: columns of lists, workbooks and prints, with the headings offices write. */
export const staffFields: readonly Field<StaffFieldName>[] = fields

/** What a list of staff may bring along: the card, the post and grade, and the base of 五险一金. */
export const staffImportFields = [
  ...fields.filter(({ name }) => name !== 'leftDay'),
  {
    name: 'baseFen',
    label: '缴费基数（元）',
    kind: 'fen',
    width: 120,
    synonyms: ['缴费基数', '社保基数', '社保缴费基数', '缴费工资'],
  },
] as const satisfies readonly Field[]

export type StaffImportName = StaffFieldName | 'baseFen'

const stretch = [
  { name: 'fromMonth', label: '起始月份', kind: 'month', width: 100, required: true },
  { name: 'toMonth', label: '截止月份', kind: 'month', width: 100 },
  { name: 'reason', label: '原因', kind: 'text', width: 200 },
] as const satisfies readonly Field[]

/** What is written of a 岗位薪级. */
export const postFields: readonly Field[] = [
  { name: 'post', label: '岗位', kind: 'code', codes: staffPostCodes, width: 110, required: true },
  { name: 'grade', label: '级别', kind: 'integer', width: 70, required: true },
  ...stretch,
]

/** What is written of a 参保. */
export const enrolmentFields: readonly Field[] = [
  { name: 'item', label: '险种', kind: 'code', codes: insuranceItemCodes, width: 120, required: true },
  { name: 'place', label: '参保地', kind: 'text', width: 120, required: true },
  { name: 'baseFen', label: '缴费基数（元）', kind: 'fen', width: 120, required: true },
  ...stretch,
]

/** What is written of a 专项附加扣除. */
export const deductionFields: readonly Field[] = [
  { name: 'kind', label: '扣除项目', kind: 'code', codes: deductionKindCodes, width: 180, required: true },
  { name: 'amountFen', label: '每月扣除（元）', kind: 'fen', width: 120, required: true },
  ...stretch,
]

/** What is written of how a year's tax is counted. */
export const taxYearFields: readonly Field[] = [
  { name: 'year', label: '年度', kind: 'integer', width: 70, required: true },
  { name: 'basis', label: '减除费用方式', kind: 'code', codes: taxBasisCodes, width: 220, required: true },
  { name: 'throughMonth', label: '此前已算到', kind: 'month', width: 100 },
  { name: 'incomeFen', label: '此前累计收入（元）', kind: 'fen', width: 130 },
  { name: 'insuranceFen', label: '此前累计五险一金（元）', kind: 'fen', width: 150 },
  { name: 'specialFen', label: '此前累计专项附加扣除（元）', kind: 'fen', width: 170 },
  { name: 'withheldFen', label: '此前已预扣税额（元）', kind: 'fen', width: 150 },
]

/** What is written of a city's rule for one item. */
export const insuranceRateFields: readonly Field[] = [
  { name: 'place', label: '参保地', kind: 'text', width: 100, required: true },
  { name: 'item', label: '险种', kind: 'code', codes: insuranceItemCodes, width: 100, required: true },
  { name: 'personBp', label: '个人比例', kind: 'percent', width: 90, required: true },
  { name: 'employerBp', label: '单位比例', kind: 'percent', width: 90, required: true },
  { name: 'personFixedFen', label: '个人定额（元）', kind: 'fen', width: 90 },
  { name: 'employerFixedFen', label: '单位定额（元）', kind: 'fen', width: 90 },
  { name: 'floorFen', label: '基数下限（元）', kind: 'fen', width: 110 },
  { name: 'ceilingFen', label: '基数上限（元）', kind: 'fen', width: 110 },
  { name: 'rounding', label: '进位方式', kind: 'code', codes: roundingRuleCodes, width: 120, required: true },
  { name: 'baseMonth', label: '基数调整月', kind: 'integer', width: 80, required: true },
  { name: 'fromMonth', label: '起始月份', kind: 'month', width: 90, required: true },
  { name: 'toMonth', label: '截止月份', kind: 'month', width: 90 },
  { name: 'source', label: '依据', kind: 'text', width: 240, required: true },
]

/** What is written of one figure of the pay rules. */
export const payRateFields: readonly Field[] = [
  { name: 'scale', label: '标准', kind: 'text', width: 140 },
  { name: 'key', label: '档次', kind: 'text', width: 120 },
  { name: 'value', label: '数值', kind: 'integer', width: 100, required: true },
  { name: 'fromMonth', label: '起始月份', kind: 'month', width: 90, required: true },
  { name: 'toMonth', label: '截止月份', kind: 'month', width: 90 },
  { name: 'source', label: '依据', kind: 'text', width: 240, required: true },
]

/** What is written of a component of the pay. */
export const payComponentFields: readonly Field[] = [
  { name: 'name', label: '薪酬项目', kind: 'text', width: 120, required: true },
  { name: 'method', label: '计算方法', kind: 'code', codes: payMethodCodes, width: 220, required: true },
  { name: 'shareBp', label: '占月标准', kind: 'percent', width: 90 },
  { name: 'months', label: '发放月份', kind: 'text', width: 110 },
  { name: 'sort', label: '排列次序', kind: 'integer', width: 80 },
  { name: 'fromMonth', label: '起始月份', kind: 'month', width: 90, required: true },
  { name: 'toMonth', label: '截止月份', kind: 'month', width: 90 },
  { name: 'source', label: '依据', kind: 'text', width: 240, required: true },
]

/** What a tax table's line is called by. */
export const taxBracketFields: readonly Field[] = [
  { name: 'tax', label: '税率表', kind: 'code', codes: taxTableCodes, width: 220 },
  { name: 'upperFen', label: '应纳税所得额至（元）', kind: 'fen', width: 130 },
  { name: 'rateBp', label: '税率', kind: 'percent', width: 90 },
  { name: 'quickFen', label: '速算扣除数（元）', kind: 'fen', width: 120 },
  { name: 'fromMonth', label: '起始月份', kind: 'month', width: 90 },
  { name: 'toMonth', label: '截止月份', kind: 'month', width: 90 },
  { name: 'source', label: '依据', kind: 'text', width: 240 },
]

/** What a list of 考核和增减 says of one person, month and component. */
export const entryFields = [
  { name: 'month', label: '月份', kind: 'month', width: 90, required: true, synonyms: ['发放月份', '年月'] },
  {
    name: 'idNumber',
    label: '公民身份号码',
    kind: 'text',
    mask: 'id-number',
    width: 180,
    required: true,
    synonyms: ['身份证号', '身份证号码', '身份证'],
  },
  { name: 'component', label: '薪酬项目', kind: 'reference', width: 120, required: true, synonyms: ['项目'] },
  {
    name: 'rating',
    label: '考核等次',
    kind: 'code',
    codes: staffRatingCodes,
    width: 100,
    synonyms: ['等次'],
  },
  { name: 'amountFen', label: '金额（元）', kind: 'fen', width: 110, synonyms: ['金额'] },
  { name: 'note', label: '说明', kind: 'text', width: 200, synonyms: ['备注', '事由'] },
] as const satisfies readonly Field[]

export type EntryFieldName = (typeof entryFields)[number]['name']
