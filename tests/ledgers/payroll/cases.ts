import { readFileSync } from 'node:fs'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { type Month, monthAfter } from '../../../shared/kernel/month.ts'
import type { Parameters } from '../../../shared/ledgers/payroll/parameters.ts'

type Items = Readonly<Record<string, number>>

/** One month of a worked example, in fen. */
export type CaseRow = {
  readonly month: number
  readonly gross: number
  readonly bases: Items
  readonly personal: Items
  readonly personal_total: number
  readonly employer: Items
  readonly employer_total: number
  readonly special_additional: number
  readonly cum_income: number
  readonly cum_basic: number
  readonly cum_insurance_fund: number
  readonly cum_special_additional: number
  readonly cum_taxable: number
  readonly rate_percent: number
  readonly quick_deduction_yuan: number
  readonly cum_tax: number
  readonly withheld_before: number
  readonly tax_this_month: number
  readonly overpaid_carried: number
  readonly net_pay: number
}
type City = {
  readonly bp_person: Items
  readonly bp_employer: Items
  readonly floor: Items
  readonly ceil: Items
  readonly housing_bp: number
}
type Case = {
  readonly id: string
  readonly title: string
  readonly city: string
  readonly basic_mode: string
  readonly rows: readonly CaseRow[]
  readonly bonus?: {
    readonly amount: number
    readonly separate: { readonly tax: number; readonly rate_percent: number }
    readonly merged_full_year_tax: number
    readonly merged_extra_tax: number
  }
  readonly year_totals: { readonly tax: number; readonly net: number; readonly employer_total: number }
}

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T

/** Seven invented people, month by month: two engines and published figures agree on them. */
export const { cities, examples } = read<{
  readonly cities: Readonly<Record<string, City>>
  readonly examples: readonly Case[]
}>('../../fixtures/payroll/examples.json')

type Shipped = { readonly [K in keyof Parameters]: readonly Omit<Parameters[K][number], 'id'>[] }
type File = Omit<Shipped, 'insurance'> & {
  readonly places: readonly { readonly place: string; readonly insurance: readonly object[] }[]
}

/** The parameters that ship with the program, with ids that tell what they are. */
export function shippedParameters(): Parameters {
  const file = read<File>('../../../resources/defaults/payroll.json')
  let count = 0
  const named = <T extends object>(rows: readonly T[]) =>
    rows.map((row) => {
      count += 1
      return { ...row, id: `019f0000-0000-7000-8000-${count.toString(16).padStart(12, '0')}` as Id }
    })
  const insurance = file.places.flatMap(({ place, insurance }) => insurance.map((row) => ({ ...row, place })))
  return {
    insurance: named(insurance) as Parameters['insurance'],
    rates: named(file.rates),
    components: named(file.components),
    brackets: named(file.brackets),
  }
}

export const JANUARY = '2031-01' as Month
export const monthOfCase = (month: number): Month => monthAfter(JANUARY, month - 1)
export const idOf = (nth: number): Id => `019f0000-0000-7000-9000-${String(nth).padStart(12, '0')}` as Id
export const JOINED = '2020-01-01' as Day
