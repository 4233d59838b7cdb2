import { labelOf } from '../../../shared/codes/index.ts'
import {
  approverRoleCodes,
  paperKindCodes,
  paperStageCodes,
  spendCategoryCodes,
} from '../../../shared/codes/spending.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import type { FundRule } from '../../../shared/ledgers/spending/fund.ts'
import { matchesIn } from '../../../shared/ledgers/spending/rules.ts'

/** A rule of a fund in a sentence. */
export function ruleWords(rule: FundRule): string {
  const { kind, category, role, paper, stage, amountFen, days, words, matches } = rule
  const of = category === null ? '' : labelOf(spendCategoryCodes, category)
  switch (kind) {
    case 'scope':
      return `${of}：${words}`
    case 'forbidden':
      return matches ? `${words}（事由中出现：${matchesIn(matches).join('、')}）` : words
    case 'limit': {
      const limit = amountFen === null ? '不限额' : `不超过 ${sayYuan(amountFen)} 元`
      return `${labelOf(approverRoleCodes, role ?? '')}：${limit}`
    }
    case 'paper': {
      const when = labelOf(paperStageCodes, stage ?? '')
      const from = amountFen ? `，${sayYuan(amountFen)} 元以上` : ''
      return `${when}备齐${labelOf(paperKindCodes, paper ?? '')}${of ? `（${of}）` : ''}${from}`
    }
    case 'publish-within':
      return `支付后 ${days} 天内公示`
    case 'publish-for':
      return `公示不少于 ${days} 天`
  }
}
