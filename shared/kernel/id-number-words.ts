import type { IdNumberFlaw } from './id-number.ts'

/** What is wrong with an ID number, as part of a sentence. */
export const idNumberFlawWords: Readonly<Record<IdNumberFlaw, string>> = {
  length: '应为 18 位',
  old: '15 位的旧号码已停止使用',
  character: '前 17 位只能是数字，末位只能是数字或 X',
  province: '开头的地区代码不存在',
  date: '第 7 至 14 位不是有效的出生日期',
  future: '第 7 至 14 位的出生日期晚于今天',
  check: '末位校验码不符，可能有一位写错',
}
