import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { keeper } from '../../kernel/person-keys.ts'

const text = (most: number) => z.string().max(most).nullable()
const code = z.string().max(20)
const fen = z.int()
const bp = z.int().min(0).max(10_000)
const revision = z.int().min(1)
const reason = z.string().max(200)
const staff_id = Id
const stretch = { from_month: Month, to_month: Month.nullable() }
const held = { ...stretch, source: z.string().min(2).max(200) }

/** Version 1 of a person's row. A hidden number may be a few stars longer than what it hides. */
const StaffV1 = z.strictObject({
  id: Id,
  name: z.string().min(1).max(30),
  id_number: z.string().length(18),
  sex: z.string().max(10),
  birth_day: Day,
  mobile: text(24),
  education: text(10),
  level: code,
  joined_day: Day,
  left_day: Day.nullable(),
  bank_name: text(40),
  bank_account: text(34),
  remark: text(500),
  post: text(20),
  grade: z.int().nullable(),
  revision,
})

const PostV1 = z.strictObject({ id: Id, staff_id, post: code, grade: z.int(), ...stretch, reason })

const EnrolmentV1 = z.strictObject({
  ...{ id: Id, staff_id, item: code, place: z.string().max(40), base_fen: fen },
  ...{ ...stretch, reason, revision },
})

const DeductionV1 = z.strictObject({
  ...{ id: Id, staff_id, kind: code, amount_fen: fen },
  ...{ ...stretch, reason, revision },
})

const TaxYearV1 = z.strictObject({
  ...{ id: Id, staff_id, year: z.int(), basis: code, through_month: Month.nullable() },
  ...{ income_fen: fen, insurance_fen: fen, special_fen: fen, withheld_fen: fen, revision },
})

const InsuranceV1 = z.strictObject({
  ...{ id: Id, place: z.string().min(1).max(40), item: code, person_bp: bp, employer_bp: bp },
  ...{
    person_fixed_fen: fen,
    employer_fixed_fen: fen,
    floor_fen: fen.nullable(),
    ceiling_fen: fen.nullable(),
  },
  ...{ rounding: code, base_month: z.int().min(1).max(12), ...held },
})

const RateV1 = z.strictObject({ id: Id, scale: code, key: code, value: z.int(), ...held })

const ComponentV1 = z.strictObject({
  ...{
    id: Id,
    code,
    name: z.string().min(1).max(20),
    method: code,
    share_bp: bp,
    months: z.string().max(40),
  },
  ...{ sort: z.int(), ...held },
})

const BracketV1 = z.strictObject({
  ...{ id: Id, tax: code, upper_fen: fen.nullable(), rate_bp: bp, quick_fen: fen, ...held },
})

const HandV1 = z.strictObject({ id: Id, month: Month, person: z.string().max(60) })

const EntryV1 = z.strictObject({
  ...{ id: Id, month: Month, staff_id, component: code, amount_fen: fen.nullable(), rating: text(20) },
  ...{ note: z.string().max(100), revision },
})

const RunV1 = z.strictObject({
  ...{
    id: Id,
    month: Month,
    state: z.enum(['computed', 'approved']),
    run_by: z.string().max(60),
    run_at: z.int(),
  },
  ...{ approved_by: text(60), approved_at: z.int().nullable(), revision },
})

const SlipV1 = z.strictObject({
  ...{
    id: Id,
    run_id: Id,
    staff_id,
    month: Month,
    name: z.string().min(1).max(30),
    post: code,
    grade: z.int(),
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
    factor_bp: z.int(),
    amount_fen: fen,
  },
  ...{ standard_rate_id: Id.nullable(), grade_rate_id: Id.nullable(), factor_rate_id: Id.nullable() },
  sort: z.int(),
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
  wireTable('pay_hand', HandV1),
  wireTable('pay_entry', EntryV1),
  wireTable('pay_run', RunV1),
  wireTable('pay_slip', SlipV1, { sums: ['gross_fen', 'person_fen', 'tax_fen', 'net_fen'] }),
  wireTable('pay_line', LineV1),
  wireTable('insurance_record', RecordV1, { sums: ['person_fen', 'employer_fen'] }),
]
