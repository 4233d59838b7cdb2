import type { Fault } from '../kernel/faults.ts'
import type { IdNumberFlaw } from '../kernel/id-number.ts'
import type { WordsFor } from '../kernel/words-for.ts'

/** Why a cell cannot be taken, by code. A cell is not a refusal: the other rows go on. */
export type CellIssues = {
  required: Record<never, never>
  'digits-lost': Record<never, never>
  'zero-lost': { readonly written: string }
  'error-value': { readonly shown: string }
  'no-result': Record<never, never>
  'too-long': { readonly limit: number }
  'id-number': { readonly flaw: IdNumberFlaw }
  'sex-contradicts-id': { readonly says: string }
  'birth-contradicts-id': { readonly says: string }
  'day-unreadable': { readonly written: string }
  'day-missing-in-calendar': { readonly written: string }
  'day-year-only': { readonly written: string }
  'day-short-year': { readonly written: string }
  /** A day number without a date format, which may be a year and a month written together. */
  'day-unclear': { readonly written: string; readonly month: string; readonly day: string }
  'day-too-early': { readonly than: string; readonly day: string }
  'day-in-future': Record<never, never>
  'time-unreadable': { readonly written: string }
  'code-unknown': { readonly written: string; readonly offers: readonly string[] }
  'number-unreadable': { readonly written: string }
  'flag-unreadable': { readonly written: string }
  'phone-unreadable': { readonly written: string }
  'name-unreadable': { readonly written: string }
  'reference-unknown': { readonly written: string }
  'reference-ambiguous': { readonly written: string }
  /** One figure written over several rows: it counts once, in the first of them. */
  'shared-figure': { readonly written: string }
  duplicate: { readonly row: number }
  'heading-needed': { readonly label: string }
  /** What the form would refuse too. */
  refused: { readonly fault: Fault }
  /** What only a sheet may say, in the words of its kind. */
  told: { readonly words: string }
}

/** One complaint about one cell, as plain data. */
export type CellIssue<C extends keyof CellIssues = keyof CellIssues> = {
  [Code in C]: { readonly code: Code; readonly params: CellIssues[Code] }
}[C]

/** Makes a complaint. */
export const issue = <C extends keyof CellIssues>(code: C, params: CellIssues[C]): CellIssue =>
  ({ code, params }) as CellIssue

const ID_FLAWS: Readonly<Record<IdNumberFlaw, string>> = {
  length: '应为18位，请对照身份证补全',
  old: '是15位旧号码，请改填18位号码',
  character: '含有数字和X以外的字符，请对照身份证重填',
  province: '前两位不是省级代码，请对照身份证核对',
  date: '第7至14位不是真实的日期，请对照身份证核对',
  future: '出生日期晚于今天，请对照身份证核对',
  check: '校验位不对，有数字填错，请对照身份证逐位核对',
}

/** What each says beside the red cell, and what to do about it; what a form would refuse says its fault. */
export const issueWords: WordsFor<Omit<CellIssues, 'refused'>> = {
  required: () => '不能空着，请补填',
  'digits-lost': () => '号码被表格软件当作数字，末几位已变成0，请把单元格设为“文本”格式后重新填写',
  'zero-lost': ({ written }) =>
    `“${written}”可能是1月，也可能是10月，请写成“${written.slice(0, 4)}-01”或“${written.slice(0, 4)}-10”`,
  'error-value': ({ shown }) => `单元格显示错误值“${shown}”，请改成实际内容`,
  'no-result': () => '公式还没有算出结果，请用WPS或Excel打开并保存一次，或直接填写内容',
  'too-long': ({ limit }) => `超过${limit}个字，请缩短`,
  'id-number': ({ flaw }) => ID_FLAWS[flaw],
  'sex-contradicts-id': ({ says }) => `与身份证号不一致（身份证号为${says}），请核对性别和身份证号`,
  'birth-contradicts-id': ({ says }) =>
    `与身份证号不一致（身份证号为${says}），请核对；确以档案为准的，请另设“档案出生日期”一栏填写`,
  'day-unreadable': ({ written }) => `“${written}”不是日期，请写成1990-03-07或1990.3`,
  'day-missing-in-calendar': ({ written }) => `日历上没有“${written}”这一天，请核对`,
  'day-year-only': ({ written }) => `“${written}”只有年份，请补上月份，如1990.3`,
  'day-short-year': ({ written }) => `“${written}”的年份只有两位，请写全四位`,
  'day-unclear': ({ written, month, day }) =>
    `“${written}”可能是${month}，也可能是${day}（失去日期格式的数字），请写成其中一种`,
  'day-too-early': ({ than, day }) => `早于“${than}”（${day}），请核对这两个日期`,
  'day-in-future': () => '日期晚于今天，请核对',
  'time-unreadable': ({ written }) => `“${written}”不是时间，请写成9:30或14:00`,
  'code-unknown': ({ written, offers }) =>
    offers.length > 0
      ? `“${written}”不够明确或不在选项内，请改填：${offers.join('、')}`
      : `“${written}”不在选项内，请按模板下拉框中的选项填写`,
  'number-unreadable': ({ written }) => `“${written}”不是数字，请只填数字`,
  'flag-unreadable': ({ written }) => `“${written}”看不懂，请填“是”或“否”`,
  'phone-unreadable': ({ written }) => `“${written}”不是完整的电话号码，请核对（手机11位，固定电话带区号）`,
  'name-unreadable': ({ written }) => `“${written}”不像姓名，请核对`,
  'reference-unknown': ({ written }) => `没有名为“${written}”的党组织，请核对名称，或先建立它`,
  'reference-ambiguous': ({ written }) => `有不止一个党组织叫“${written}”，请填写全称`,
  'shared-figure': ({ written }) =>
    `“${written}”写在合并了几行的单元格里，只算在最上面一行；这一行另有的，请取消合并后填写`,
  duplicate: ({ row }) => `与第${row}行是同一个人或同一个组织，只采用第${row}行，请删去多余的一行`,
  told: ({ words }) => words,
  'heading-needed': ({ label }) => `缺少“${label}”一栏，请补上这一栏`,
}
