import { labelOf } from '../../codes/index.ts'
import {
  deductionKindCodes,
  insuranceItemCodes,
  roundingRuleCodes,
  staffRatingCodes,
  taxTableCodes,
} from '../../codes/payroll.ts'
import { sayFactor, sayPercent } from '../../kernel/basis-points.ts'
import { monthsFrom } from '../../kernel/month.ts'
import { holdsIn } from '../../kernel/span.ts'
import { sayYuan } from '../../kernel/yuan.ts'
import type { InsuranceRate, Parameters } from './parameters.ts'
import type { InsuranceRecord, PayLine } from './run.ts'
import type { SlipView } from './views.ts'
import { sayParameter } from './words.ts'

/** One figure of a slip: what it is, how it was found, and the parameter rows it was found by. */
export type HowLine = {
  readonly label: string
  readonly how: string
  readonly amountFen: number
  readonly by: readonly HowParameter[]
}
/** A parameter row as people find it again: what, since when, by which document. */
export type HowParameter = { readonly id: string; readonly words: string; readonly source: string }
/** 怎么算的: the parts of a slip in the order in which they were found. */
export type How = readonly { readonly title: string; readonly lines: readonly HowLine[] }[]

/** How every figure of a slip was found, down to the parameter row. */
export function explainSlip(view: SlipView): How {
  const { slip } = view
  return [
    {
      title: '应发',
      lines: [...view.lines.map((line) => lineHow(line, view)), totalOf('应发合计', slip.grossFen)],
    },
    {
      title: '五险一金（个人缴）',
      lines: [
        ...view.records.map((record) => recordHow(record, view.parameters)),
        totalOf('个人缴合计', slip.personFen),
      ],
    },
    { title: '个人所得税（累计预扣）', lines: taxHow(view) },
    { title: '实发', lines: [netHow(view)] },
  ]
}

const totalOf = (label: string, amountFen: number): HowLine => ({ label, how: '', amountFen, by: [] })

function lineHow(line: PayLine, { parameters, slip }: SlipView): HowLine {
  const component = parameters.components.find(({ id }) => id === line.componentId)
  const rate = (id: string | null) => parameters.rates.find((one) => one.id === id)
  const [standard, grade, factor] = [
    rate(line.standardRateId),
    rate(line.gradeRateId),
    rate(line.factorRateId),
  ]
  const by = [
    component && named(component.id, component.name, component),
    ...[standard, grade, factor].map(rateBy),
  ]
  const told = {
    label: component?.name ?? '',
    amountFen: line.amountFen,
    by: by.filter((one) => one !== undefined),
  }
  if (!standard || !grade) {
    const how = factor ? `${sayParameter(factor.scale, factor.key)} ${sayYuan(factor.value)} 元` : '当月填写'
    return { ...told, how }
  }
  const isWhole = line.basisFen === slip.standardFen
  const basis = isWhole
    ? `月标准 ${sayYuan(line.basisFen)}（${sayYuan(standard.value)} × ${grade.key} 级系数 ${sayFactor(grade.value)}）`
    : `各月标准合计 ${sayYuan(line.basisFen)}`
  const rating = factor ? ` × ${labelOf(staffRatingCodes, factor.key)} ${sayFactor(line.factorBp)}` : ''
  return { ...told, how: `${basis} × ${sayPercent(line.shareBp)}${rating}` }
}

function recordHow(record: InsuranceRecord, { insurance }: Parameters): HowLine {
  const rule = insurance.find(({ id }) => id === record.rateId)
  const label = labelOf(insuranceItemCodes, record.item)
  if (!rule) return { label, how: '', amountFen: record.personFen, by: [] }
  const share = (rateBp: number, fixedFen: number) =>
    fixedFen > 0 ? `${sayPercent(rateBp)} + ${sayYuan(fixedFen)}` : sayPercent(rateBp)
  const how = `${baseHow(record, rule)} × ${share(rule.personBp, rule.personFixedFen)}（${labelOf(
    roundingRuleCodes,
    rule.rounding,
  )}）；单位缴 ${share(rule.employerBp, rule.employerFixedFen)}，${sayYuan(record.employerFen)} 元`
  return { label, how, amountFen: record.personFen, by: [named(rule.id, `${rule.place} ${label}`, rule)] }
}

function baseHow({ declaredFen, baseFen }: InsuranceRecord, rule: InsuranceRate): string {
  if (baseFen === declaredFen) return `基数 ${sayYuan(baseFen)}`
  const limit =
    baseFen > declaredFen ? `下限 ${sayYuan(rule.floorFen!)}` : `上限 ${sayYuan(rule.ceilingFen!)}`
  return `申报基数 ${sayYuan(declaredFen)}，按${limit}`
}

function taxHow({ slip, parameters, deductions }: SlipView): HowLine[] {
  const basic = parameters.rates.find(({ id }) => id === slip.basicRateId)
  const bracket = parameters.brackets.find(({ id }) => id === slip.bracketId)
  const bonus = parameters.brackets.find(({ id }) => id === slip.bonusBracketId)
  const line = (label: string, how: string, amountFen: number, by: HowLine['by'] = []): HowLine => ({
    label,
    how,
    amountFen,
    by,
  })
  const basicBy = rateBy(basic)
  const months = basic ? slip.cumBasicFen / basic.value : monthsFrom(slip.month, slip.month)
  const declared = deductions
    .filter((one) => holdsIn(one, slip.month))
    .map((one) => `${labelOf(deductionKindCodes, one.kind)} ${sayYuan(one.amountFen)}`)
  const lines = [
    line('累计收入', '本年至本月', slip.cumIncomeFen),
    line(
      '减除费用',
      basic ? `${sayYuan(basic.value)} × ${months} 个月` : '',
      -slip.cumBasicFen,
      basicBy ? [basicBy] : [],
    ),
    line('累计五险一金', '本年至本月个人缴', -slip.cumInsuranceFen),
    line(
      '累计专项附加扣除',
      declared.length > 0 ? `本月：${declared.join('、')}` : '本月没有',
      -slip.cumSpecialFen,
    ),
    line('累计应纳税所得额', '以上相加，不足零按零', slip.cumTaxableFen),
    line(
      '累计应纳税额',
      `${sayYuan(slip.cumTaxableFen)} × ${sayPercent(slip.rateBp)} − 速算扣除数 ${sayYuan(slip.quickFen)}`,
      slip.cumTaxFen,
      bracket ? [named(bracket.id, labelOf(taxTableCodes, bracket.tax), bracket)] : [],
    ),
    line('此前已预扣', '', -slip.withheldBeforeFen),
    line(
      '本月预扣',
      slip.overpaidFen > 0 ? `已多预扣 ${sayYuan(slip.overpaidFen)}，年度汇算时退` : '',
      slip.taxFen,
    ),
  ]
  if (slip.bonusFen === 0) return lines
  const how = `一次性奖金 ${sayYuan(slip.bonusFen)} 单独计税`
  const by = bonus ? [named(bonus.id, labelOf(taxTableCodes, bonus.tax), bonus)] : []
  return [...lines, line('奖金税额', how, slip.bonusTaxFen, by)]
}

function netHow({ slip }: SlipView): HowLine {
  const parts = [
    `应发 ${sayYuan(slip.grossFen)}`,
    `个人缴 ${sayYuan(slip.personFen)}`,
    `个税 ${sayYuan(slip.taxFen)}`,
  ]
  if (slip.bonusTaxFen > 0) parts.push(`奖金税 ${sayYuan(slip.bonusTaxFen)}`)
  if (slip.withheldFen > 0) parts.push(`代扣 ${sayYuan(slip.withheldFen)}`)
  return { label: '实发', how: parts.join(' − '), amountFen: slip.netFen, by: [] }
}

type Row = { readonly fromMonth: string; readonly toMonth: string | null; readonly source: string }

const named = (id: string, words: string, { fromMonth, toMonth, source }: Row): HowParameter => ({
  id,
  words: `${words}（${fromMonth} 起${toMonth === null ? '' : `至 ${toMonth}`}）`,
  source,
})

const rateBy = (rate: Parameters['rates'][number] | undefined): HowParameter | undefined =>
  rate && named(rate.id, sayParameter(rate.scale, rate.key), rate)
