import type { IdNumberFlaw } from '../../../shared/kernel/id-number.ts'

/** What is wrong with an ID number, beside the field. */
export const idNumberFlaws: Readonly<Record<IdNumberFlaw, string>> = {
  length: '应为 18 位，请对照身份证补全。',
  old: '这是停用的 15 位旧号码，请填写 18 位新号码。',
  character: '只能是数字，最后一位可以是 X。',
  province: '前两位不是行政区划代码，请核对。',
  date: '第 7 至 14 位不是一个日期，请核对。',
  future: '出生日期晚于今天，请核对。',
  check: '最后一位与前 17 位对不上，多半有一位写错了，请逐位核对。',
}
