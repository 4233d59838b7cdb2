import { describe, expect, test } from 'vitest'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { contributionOn, roundedShare } from '../../../shared/ledgers/payroll/compute/insurance.ts'
import {
  type Before,
  type ComputedSlip,
  computeSlip,
  type SlipFacts,
} from '../../../shared/ledgers/payroll/compute/slip.ts'
import { bonusTaxOn, taxOn, withhold } from '../../../shared/ledgers/payroll/compute/tax.ts'
import type { PayComponent } from '../../../shared/ledgers/payroll/parameters.ts'
import type { Enrolment } from '../../../shared/ledgers/payroll/staff.ts'
import { fc } from '../../support/properties.ts'
import { cities, examples, idOf, JOINED, monthOfCase, shippedParameters } from './cases.ts'

const shipped = shippedParameters()
const annual = shipped.brackets.filter(({ tax }) => tax === 'annual')
const bonusTable = shipped.brackets.filter(({ tax }) => tax === 'bonus')
const items = ['pension', 'medical', 'unemployment', 'injury', 'housing']
const places: Readonly<Record<string, string>> = { 'SAMPLE-A': '样例市甲', 'SAMPLE-B': '样例市乙' }
const staff = { id: idOf(1), name: '样例', level: 'none', joinedDay: JOINED, leftDay: null } as const

/** Facts of a month that pays one written amount, unless somebody says otherwise. */
function factsOf(month: number, grossFen: number, over: Partial<SlipFacts> = {}): SlipFacts {
  const held = { fromMonth: '2019-01' as Month, toMonth: null, source: '样例' }
  const written = {
    id: idOf(9),
    code: 'gross',
    name: '应发',
    method: 'entered',
    shareBp: 0,
    months: '',
    sort: 1,
  }
  return {
    month: monthOfCase(month),
    staff,
    posts: [
      { id: idOf(2), staffId: idOf(1), post: 'worker', grade: 8, ...held, reason: '' },
    ] as unknown as SlipFacts['posts'],
    entries: [{ component: 'gross', amountFen: grossFen, rating: null }],
    enrolments: [],
    deductions: [],
    taxYear: undefined,
    before: undefined,
    madeUp: [],
    parameters: { ...shipped, components: [{ ...held, ...written } as PayComponent] },
    ...over,
  }
}

const enrolled = (place: string, baseFen: number): Enrolment[] =>
  items.map((item, at) => ({
    id: idOf(100 + at),
    staffId: idOf(1),
    item,
    place,
    baseFen,
    fromMonth: '2020-01' as Month,
    toMonth: null,
    reason: '',
    revision: 1,
  }))

function found(facts: SlipFacts): ComputedSlip {
  const slip = computeSlip(facts)
  if (!slip.ok) throw new Error(JSON.stringify(slip.fault))
  return slip.value
}

const afterwards = ({ slip }: ComputedSlip): Before => ({ ...slip, bonusMonth: null })

describe('the worked examples, month by month', () => {
  test('the shipped sample places are those of the examples', () => {
    for (const [name, city] of Object.entries(cities)) {
      const rows = shipped.insurance.filter(({ place }) => place === places[name])
      expect(rows.map(({ item }) => item)).toEqual(items)
      for (const { item, personBp, employerBp, floorFen, ceilingFen, rounding } of rows) {
        const isHousing = item === 'housing'
        expect(personBp).toBe(isHousing ? city.housing_bp : (city.bp_person[item] ?? 0))
        expect(employerBp).toBe(isHousing ? city.housing_bp : city.bp_employer[item])
        expect([floorFen, ceilingFen]).toEqual([city.floor[item], city.ceil[item]])
        expect(rounding).toBe(isHousing ? 'yuan' : 'fen')
      }
    }
  })

  test.each(examples.map((one) => [one.id, one.title, one] as const))('%s %s', (_id, _title, example) => {
    let before: Before | undefined
    const basis = example.basic_mode === 'monthly' ? 'monthly' : 'whole-year'
    for (const row of example.rows) {
      const deduction = { id: idOf(5), staffId: idOf(1), kind: 'child', reason: '', revision: 1 }
      const { slip, records } = found(
        factsOf(row.month, row.gross, {
          before,
          enrolments: enrolled(places[example.city]!, row.bases['housing']!),
          deductions:
            row.special_additional === 0
              ? []
              : [
                  {
                    ...deduction,
                    amountFen: row.special_additional,
                    fromMonth: '2023-01' as Month,
                    toMonth: null,
                  },
                ],
          taxYear: {
            ...{ id: idOf(6), staffId: idOf(1), year: 2031, basis, throughMonth: null },
            ...{ incomeFen: 0, insuranceFen: 0, specialFen: 0, withheldFen: 0, revision: 1 },
          },
        }),
      )
      const by = (key: 'baseFen' | 'personFen' | 'employerFen') =>
        Object.fromEntries(records.map((one) => [one.item, one[key]]))
      expect(by('baseFen')).toEqual(row.bases)
      expect(by('personFen')).toEqual({ injury: 0, ...row.personal })
      expect(by('employerFen')).toEqual(row.employer)
      expect(slip).toMatchObject({
        grossFen: row.gross,
        personFen: row.personal_total,
        employerFen: row.employer_total,
        cumIncomeFen: row.cum_income,
        cumBasicFen: row.cum_basic,
        cumInsuranceFen: row.cum_insurance_fund,
        cumSpecialFen: row.cum_special_additional,
        cumTaxableFen: row.cum_taxable,
        rateBp: row.rate_percent * 100,
        quickFen: row.quick_deduction_yuan * 100,
        cumTaxFen: row.cum_tax,
        withheldBeforeFen: row.withheld_before,
        taxFen: row.tax_this_month,
        overpaidFen: row.overpaid_carried,
        netFen: row.net_pay,
      })
      before = afterwards({ slip, records, lines: [] })
    }
  })

  test('a bonus taxed by itself, and what it would cost merged into the year', () => {
    const { bonus, rows } = examples.find(({ id }) => id === 'P04')!
    expect(bonusTaxOn(bonus!.amount, bonusTable).taxFen).toBe(bonus!.separate.tax)
    expect(bonusTaxOn(bonus!.amount - 100, bonusTable).taxFen).toBe(108_000)
    const whole = rows.at(-1)!.cum_taxable
    expect(taxOn(whole + bonus!.amount, annual).taxFen).toBe(bonus!.merged_full_year_tax)
    expect(bonus!.merged_full_year_tax - taxOn(whole, annual).taxFen).toBe(bonus!.merged_extra_tax)
  })

  test('P12 from its parts: 70 % a month, 30 % by quarter and rating', () => {
    const ratings: Readonly<Record<number, string>> = { 3: 'good', 6: 'passable', 9: 'good', 12: 'good' }
    const example = examples.find(({ id }) => id === 'P12')!
    for (const row of example.rows) {
      const rating = ratings[row.month]
      const entries = rating ? [{ component: 'performance', amountFen: null, rating }] : []
      const { slip, lines } = found(factsOf(row.month, 0, { entries, parameters: shipped }))
      expect(slip.grossFen).toBe(row.gross)
      expect(slip.standardFen).toBe(702_000)
      expect(lines.map(({ basisFen }) => basisFen)).toEqual(rating ? [702_000, 2_106_000] : [702_000])
    }
  })
})

describe('tax', () => {
  test.each([
    [10_000_00, 2_250_00 + 1_000_00, 52_50],
    [30_000_00, 3_250_00, 652_50],
  ])('published: %i less %i withholds %i in January', (incomeFen, offFen, taxFen) => {
    const counted = { incomeFen, basicFen: 500_000, insuranceFen: offFen, specialFen: 0, withheldFen: 0 }
    expect(withhold(counted, annual).taxFen).toBe(taxFen)
  })

  test.each([
    [36_000_00, 1_080_00],
    [36_001_00, 3_390_10],
    [144_000_00, 14_190_00],
    [123_456_78, 12_135_68],
  ])('a bonus of %i costs %i', (bonusFen, taxFen) => {
    expect(bonusTaxOn(bonusFen, bonusTable).taxFen).toBe(taxFen)
  })

  test('the lines of a table meet: no fen of income costs more than itself', () => {
    for (const { upperFen } of annual) {
      if (upperFen === null) continue
      const step = taxOn(upperFen + 100, annual).taxFen - taxOn(upperFen, annual).taxFen
      expect(step).toBeLessThanOrEqual(45)
    }
  })

  test('what is withheld over a year is the tax of the year, where nothing went negative', () => {
    const month = fc.record({
      gross: fc.integer({ min: 0, max: 8_000_000 }),
      insurance: fc.integer({ min: 0, max: 500_000 }),
      special: fc.integer({ min: 0, max: 600_000 }),
    })
    fc.assert(
      fc.property(fc.array(month, { minLength: 12, maxLength: 12 }), (months) => {
        const sums = { incomeFen: 0, insuranceFen: 0, specialFen: 0 }
        let withheld = 0
        let peak = 0
        for (const [at, { gross, insurance, special }] of months.entries()) {
          sums.incomeFen += gross
          sums.insuranceFen += insurance
          sums.specialFen += special
          const now = withhold({ ...sums, basicFen: 500_000 * (at + 1), withheldFen: withheld }, annual)
          expect(now.taxFen).toBeGreaterThanOrEqual(0)
          withheld += now.taxFen
          peak = Math.max(peak, now.cumulativeFen)
          expect(now.overpaidFen).toBe(withheld - now.cumulativeFen)
        }
        const { incomeFen, insuranceFen, specialFen } = sums
        const year = taxOn(Math.max(0, incomeFen - 6_000_000 - insuranceFen - specialFen), annual).taxFen
        // Where the sum fell on the way, what was withheld stays at its height and is settled after the year.
        expect(withheld).toBe(peak)
        if (peak === year) expect(withheld).toBe(year)
      }),
    )
  })
})

describe('contributions', () => {
  test.each([
    ['fen', 33_333, 800, 2667],
    ['jiao', 33_333, 800, 2670],
    ['yuan', 33_333, 800, 2700],
    ['jiao-up', 33_301, 800, 2670],
    ['yuan-up', 31_251, 800, 2600],
    ['yuan-up', 31_250, 800, 2500],
    ['yuan-down', 33_749, 800, 2600],
    ['fen', 1_000, 25, 3],
  ])('rounded to %s: %i at %i is %i', (rounding, amountFen, rateBp, shareFen) => {
    expect(roundedShare(amountFen, rateBp, rounding)).toBe(shareFen)
  })

  test('a share is never further from the exact one than its rule allows', () => {
    const rules = { fen: [0.5, 0.5], jiao: [5, 5], yuan: [50, 50], 'jiao-up': [0, 10], 'yuan-up': [0, 100] }
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(rules) as (keyof typeof rules)[])),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (rounding, amountFen, rateBp) => {
          const off = roundedShare(amountFen, rateBp, rounding) - (amountFen * rateBp) / 10_000
          const [below, above] = rules[rounding] as [number, number]
          expect(off).toBeGreaterThanOrEqual(-below)
          expect(off).toBeLessThanOrEqual(above)
        },
      ),
    )
  })

  test('fixed parts are added; without floor and ceiling the declared base counts', () => {
    const rule = { personBp: 200, employerBp: 800, personFixedFen: 300, employerFixedFen: 0 }
    const open = { ...rule, floorFen: null, ceilingFen: null, rounding: 'fen' }
    expect(contributionOn(500_000, open)).toEqual({
      baseFen: 500_000,
      personFen: 10_300,
      employerFen: 40_000,
    })
    const narrow = { ...open, floorFen: 600_000, ceilingFen: 700_000 }
    expect(contributionOn(500_000, narrow).baseFen).toBe(600_000)
    expect(contributionOn(900_000, narrow).baseFen).toBe(700_000)
  })
})

describe('a month', () => {
  const refused = (facts: SlipFacts) => {
    const slip = computeSlip(facts)
    return slip.ok ? undefined : slip.fault
  }
  const without = (over: Partial<SlipFacts['parameters']>) => ({
    parameters: { ...factsOf(1, 0).parameters, ...over },
  })

  test.each([
    ['月起始标准', without({ rates: shipped.rates.filter(({ scale }) => scale !== 'standard') })],
    ['8 级的级别系数', without({ rates: shipped.rates.filter(({ scale }) => scale !== 'grade') })],
    ['减除费用（每月）', without({ rates: shipped.rates.filter(({ scale }) => scale !== 'basic') })],
    ['薪酬项目', without({ components: [] })],
    ['综合所得年度税率表（累计预扣）', without({ brackets: [] })],
    ['样例市甲的养老保险', { ...without({ insurance: [] }), enrolments: enrolled('样例市甲', 500_000) }],
  ])('without %s is not computed', (what, over) => {
    const params = { what, month: '2031-01' }
    expect(refused(factsOf(1, 500_000, over))).toEqual({ code: 'payroll.missing-parameter', params })
  })

  test('names who has no post, no rating, or would be paid less than nothing', () => {
    expect(refused(factsOf(1, 0, { posts: [] }))?.code).toBe('payroll.no-post')
    expect(refused(factsOf(3, 0, { parameters: shipped, entries: [] }))?.code).toBe('payroll.no-rating')
    const poor = factsOf(1, 10_000, { enrolments: enrolled('样例市甲', 500_000) })
    expect(refused(poor)).toMatchObject({ code: 'payroll.negative-net', params: { name: '样例' } })
  })

  test('a bonus is taxed by itself once a year, while its table holds', () => {
    const entries = [{ component: 'bonus', amountFen: 3_600_100, rating: null }]
    const shippedFor = (month: string) => ({
      ...factsOf(1, 0, { entries, parameters: shipped }),
      month: month as Month,
    })
    const { slip } = found(shippedFor('2027-01'))
    expect(slip).toMatchObject({ bonusFen: 3_600_100, bonusTaxFen: 339_010, cumIncomeFen: 491_400 })
    expect(slip.netFen).toBe(491_400 + 3_600_100 - 339_010)
    const again = {
      ...shippedFor('2027-02'),
      before: { ...afterwards({ slip } as ComputedSlip), bonusMonth: '2027-01' as Month },
    }
    expect(refused(again)?.code).toBe('payroll.bonus-twice')
    const bare = { ...shipped, brackets: shipped.brackets.filter(({ tax }) => tax === 'annual') }
    expect(refused({ ...shippedFor('2027-01'), parameters: bare })?.code).toBe('payroll.missing-parameter')
    expect(found(shippedFor('2028-01')).slip.grossFen).toBe(491_400)
  })

  test('who came in July counts from July; a first job counts from January', () => {
    const since = { ...staff, joinedDay: '2031-07-10' as typeof JOINED }
    const { slip } = found(factsOf(8, 500_000, { staff: since }))
    expect(slip.cumBasicFen).toBe(1_000_000)
    const taxYear = {
      ...{ id: idOf(6), staffId: idOf(1), year: 2031, basis: 'since-january', throughMonth: null },
      ...{ incomeFen: 0, insuranceFen: 0, specialFen: 0, withheldFen: 0, revision: 1 },
    }
    expect(found(factsOf(8, 500_000, { staff: since, taxYear })).slip.cumBasicFen).toBe(4_000_000)
  })

  test('a deduction declared late is made up; figures of another ledger are counted once', () => {
    const child = {
      id: idOf(5) as Id,
      staffId: idOf(1),
      kind: 'child',
      amountFen: 200_000,
      reason: '',
      revision: 1,
    }
    const deductions = [{ ...child, fromMonth: '2031-01' as Month, toMonth: '2031-05' as Month }]
    expect(found(factsOf(8, 500_000, { deductions })).slip.cumSpecialFen).toBe(1_000_000)
    const taxYear = {
      ...{ id: idOf(6), staffId: idOf(1), year: 2031, basis: 'monthly', throughMonth: '2031-03' as Month },
      ...{
        incomeFen: 2_400_000,
        insuranceFen: 300_000,
        specialFen: 600_000,
        withheldFen: 1_234,
        revision: 1,
      },
    }
    const { slip } = found(factsOf(4, 800_000, { deductions, taxYear }))
    expect(slip).toMatchObject({
      cumIncomeFen: 3_200_000,
      cumInsuranceFen: 300_000,
      cumSpecialFen: 800_000,
      withheldBeforeFen: 1_234,
      cumBasicFen: 2_000_000,
    })
  })
})
