import type { Month } from '../../kernel/month.ts'

/** What is written beside the sample's figures. */
export const samplePayWords = {
  rated: (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5)) / 3}季度考核`,
  reward: '上年度考核奖励',
  heat: '高温津贴',
  duty: '值班补贴',
  absent: '事假',
  fund: '互助金',
}
