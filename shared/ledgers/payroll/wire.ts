import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { fen, hands, moment, person, revision, sort } from '../../fields/wire-cells.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { keeper } from '../../kernel/person-keys.ts'
import { Bp as bp, Fen, InsuranceRate, PayComponent, PayRate, TaxBracket } from './parameters.ts'
import { PayEntry, PayMonth } from './run.ts'
import { Deduction, Enrolment, StaffCard, StaffPost, TaxYear } from './staff.ts'

const text = (most: number) => z.string().max(most).nullable()
const code = z.string().max(20)
const count = z.int().min(-1_000_000_000).max(1_000_000_000)
const reason = z.string().max(200)
const staff_id = Id
const stretch = { from_month: Month, to_month: Month.nullable() }
const held = { ...stretch, source: InsuranceRate.shape.source }
const card = StaffCard.shape

/** Version 1 of a person's row. A hidden number may be a few stars longer than what it hides. */
const StaffV1 = z.strictObject({
  id: Id,
  name: card.name,
  id_number: z.string().length(18),
  sex: z.string().max(10),
  birth_day: Day,
  mobile: text(24),
  education: card.education,
  level: card.level,
  joined_day: Day,
  left_day: Day.nullable(),
  bank_name: card.bankName,
  bank_account: text(34),
  remark: card.remark,
  post: StaffPost.shape.post.nullable(),
  grade: StaffPost.shape.grade.nullable(),
  revision,
})

const PostV1 = z.strictObject({
  ...{ id: Id, staff_id, post: StaffPost.shape.post, grade: StaffPost.shape.grade },
  ...{ ...stretch, reason },
})

const EnrolmentV1 = z.strictObject({
  ...{ id: Id, staff_id, item: code, place: Enrolment.shape.place, base_fen: Fen },
  ...{ ...stretch, reason, revision },
})

const DeductionV1 = z.strictObject({
  ...{ id: Id, staff_id, kind: code, amount_fen: Deduction.shape.amountFen },
  ...{ ...stretch, reason, revision },
})

const TaxYearV1 = z.strictObject({
  ...{ id: Id, staff_id, year: TaxYear.shape.year, basis: code, through_month: Month.nullable() },
  ...{ income_fen: Fen, insurance_fen: Fen, special_fen: Fen, withheld_fen: Fen, revision },
})

const InsuranceV1 = z.strictObject({
  ...{ id: Id, place: InsuranceRate.shape.place, item: code, person_bp: bp, employer_bp: bp },
  ...{
    person_fixed_fen: Fen,
    employer_fixed_fen: Fen,
    floor_fen: Fen.nullable(),
    ceiling_fen: Fen.nullable(),
  },
  ...{ rounding: code, base_month: InsuranceRate.shape.baseMonth, ...held },
})

const { scale, key, value } = PayRate.shape
const RateV1 = z.strictObject({ id: Id, scale, key, value, ...held })

const ComponentV1 = z.strictObject({
  ...{
    id: Id,
    code: PayComponent.shape.code,
    name: PayComponent.shape.name,
    method: code,
    share_bp: bp,
    months: PayComponent.shape.months.max(40),
  },
  ...{ sort, ...held },
})

/** A bracket may end far above what anybody earns. */
const upper = TaxBracket.shape.upperFen.unwrap().max(1_000_000_000_000).nullable()
const BracketV1 = z.strictObject({
  ...{ id: Id, tax: code, upper_fen: upper, rate_bp: bp, quick_fen: fen.min(0), ...held },
})

const EntryV1 = z.strictObject({
  ...{ id: Id, month: Month, staff_id, component: code, amount_fen: PayEntry.shape.amountFen },
  ...{ rating: PayEntry.shape.rating, note: PayEntry.shape.note, revision },
})

const RunV1 = z.strictObject({
  ...{ id: Id, month: Month, state: PayMonth.shape.state, hands },
  ...{ run_by: person.nullable(), run_at: moment.nullable() },
  ...{ approved_by: person.nullable(), approved_at: moment.nullable(), revision },
})

const SlipV1 = z.strictObject({
  ...{
    id: Id,
    run_id: Id,
    staff_id,
    month: Month,
    name: z.string().min(1).max(30),
    post: code,
    grade: count,
  },
  ...{ standard_fen: fen, gross_fen: fen, person_fen: fen, employer_fen: fen, tax_fen: fen, bonus_fen: fen },
  ...{ bonus_tax_fen: fen, withheld_fen: fen, net_fen: fen.min(0), cum_income_fen: fen, cum_basic_fen: fen },
  ...{ cum_insurance_fen: fen, cum_special_fen: fen, cum_taxable_fen: fen, cum_tax_fen: fen },
  ...{ withheld_before_fen: fen, overpaid_fen: fen, rate_bp: bp, quick_fen: fen, bracket_id: Id },
  ...{ bonus_bracket_id: Id.nullable(), basic_rate_id: Id },
})

const LineV1 = z.strictObject({
  ...{
    id: Id,
    slip_id: Id,
    component_id: Id,
    basis_fen: fen,
    share_bp: bp,
    factor_bp: count,
    amount_fen: fen,
  },
  ...{ standard_rate_id: Id.nullable(), grade_rate_id: Id.nullable(), factor_rate_id: Id.nullable() },
  sort,
})

const RecordV1 = z.strictObject({
  ...{ id: Id, staff_id, month: Month, item: code, slip_id: Id.nullable(), enrolment_id: Id.nullable() },
  ...{ rate_id: Id, declared_fen: fen, base_fen: fen, person_fen: fen, employer_fen: fen },
})

/** An ID number is hidden and leaves no mark: marks count the people of the roster, not who is paid. */
const hidden = {
  id_number: { treatment: 'masked', mask: 'id-number', unmarked: true },
  mobile: { treatment: 'masked', mask: 'phone' },
  bank_account: { treatment: 'masked', mask: 'bank-account' },
} as const

/** How pay travels: ID numbers, phones and bank accounts hidden, the rest as it is. */
export const payrollWire: readonly WireTable[] = [
  wireTable('staff', StaffV1, {
    hidden,
    derive: () => {
      const keysOf = keeper()
      return ({ name }) => keysOf(name)
    },
  }),
  wireTable('staff_post', PostV1),
  wireTable('staff_enrolment', EnrolmentV1),
  wireTable('staff_deduction', DeductionV1),
  wireTable('staff_tax_year', TaxYearV1),
  wireTable('pay_insurance', InsuranceV1),
  wireTable('pay_rate', RateV1),
  wireTable('pay_component', ComponentV1),
  wireTable('pay_bracket', BracketV1),
  wireTable('pay_run', RunV1),
  wireTable('pay_entry', EntryV1),
  wireTable('pay_slip', SlipV1, { sums: ['gross_fen', 'person_fen', 'tax_fen', 'net_fen'] }),
  wireTable('pay_line', LineV1),
  wireTable('insurance_record', RecordV1, { sums: ['person_fen', 'employer_fen'] }),
]
