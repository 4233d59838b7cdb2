import type { WireRow } from '../../../shared/fields/wire.ts'
import { wireTablesOf } from '../../../shared/tables.ts'

/** A made-up id: of a table, and of a number within it. */
export function idOf(table: string, nth: number): string {
  const at = wireTablesOf('audit').findIndex((one) => one.table === table)
  return `019f0000-0000-7000-8${String(at).padStart(3, '0')}-${String(nth).padStart(12, '0')}`
}

const digits = (nth: number, length: number) => String(nth).padStart(length, '0')
const none = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, null]))
const month = '2031-05'
const day = '2031-05-12'
const stretch = { from_month: month, to_month: '2031-06' }
const span = { from_minute: 480, to_minute: 720 }
const source = '样例文件'
const [enterer, decider] = ['样例甲', '样例乙']

/** One sound row of every table that travels, by number; those of number 0 are what the others hang on. */
export const soundRows: Readonly<Record<string, (nth: number) => WireRow>> = {
  organisation: (nth) => ({
    ...none('parent_id', 'dissolved_day', 'term_start', 'term_end', 'contact', 'contact_phone'),
    ...none('division', 'unit_name', 'uscc', 'remark', 'founded_day'),
    ...{ id: idOf('organisation', nth), code: `C-${nth}`, type: '631', full_name: '样例党支部' },
    ...{ short_name: '样例支部', sort: 10, revision: 1 },
  }),
  post: (nth) => ({
    ...{ id: idOf('post', nth), organisation_id: idOf('organisation', 0), member_id: null },
    ...{ holder_name: '王样例', title: 'secretary', from_day: day, to_day: null, revision: 1 },
  }),
  member: (nth) => ({
    ...none('archive_birth_day', 'ethnicity', 'education', 'degree', 'join_day', 'full_day', 'join_type'),
    ...none('join_branch', 'party_age_adjust_months', 'job_post', 'professional_title', 'stratum'),
    ...none('work_start_day', 'mobile', 'phone', 'home_address', 'current_address', 'native_place'),
    ...none('archive_unit', 'lost_since', 'flow_to', 'remark', 'left_day'),
    ...{ id: idOf('member', nth), name: '王样例', id_number: `990000${digits(nth, 12)}`, sex: '1' },
    ...{ birth_day: '1970-01-01', category: 'full', branch_id: idOf('organisation', 0) },
    ...{ member_class: 'resident', party_status: 'normal', is_migrant_worker: 0, is_lost: 0, revision: 1 },
  }),
  member_branch: (nth) => ({
    ...{ id: idOf('member_branch', nth), member_id: idOf('member', nth), value: idOf('organisation', 0) },
    ...{ from_day: day, to_day: null, reason: '' },
  }),
  member_class: (nth) => ({
    ...{ id: idOf('member_class', nth), member_id: idOf('member', nth), value: 'resident' },
    ...{ from_day: day, to_day: null, reason: '' },
  }),
  member_status: (nth) => ({
    ...{ id: idOf('member_status', nth), member_id: idOf('member', nth), value: 'normal' },
    ...{ from_day: day, to_day: null, reason: '' },
  }),
  movement: (nth) => ({
    ...{ id: idOf('movement', nth), member_id: idOf('member', nth), direction: 'in', kind: 'opening' },
    ...{ day, counterpart: '', reason: '' },
  }),
  venue: (nth) => ({
    ...none('address', 'area_m2', 'remark'),
    ...{ id: idOf('venue', nth), name: `样例场所${nth}`, sort: 10, revision: 1 },
  }),
  room: (nth) => ({
    ...none('equipment', 'retired_day', 'remark'),
    ...{ id: idOf('room', nth), venue_id: idOf('venue', 0), name: `样例房间${nth}`, kind: 'meeting' },
    ...{ capacity: 20, needs_approval: 0, opened_day: '2031-01-01', sort: 10, revision: 1 },
  }),
  room_hours: (nth) => ({
    ...{ id: idOf('room_hours', nth), room_id: idOf('room', nth), weekday: 1, ...span },
    ...{ from_day: '2031-01-01', to_day: null },
  }),
  room_closure: (nth) => ({
    ...{ id: idOf('room_closure', nth), room_id: idOf('room', nth), from_day: day, to_day: day },
    reason: '样例检修',
  }),
  booking_series: (nth) => ({
    ...{ id: idOf('booking_series', nth), room_id: idOf('room', nth), weekdays: '1 3', every_weeks: 1 },
    ...{ from_day: '2031-05-01', until_day: '2031-06-30', except_days: '', ...span, entered_by: enterer },
  }),
  booking: (nth) => ({
    ...none('organisation_id', 'phone', 'remark', 'series_id', 'decided_by', 'came_resident', 'came_mobile'),
    ...none('came_on_duty', 'came_public', 'damage', 'is_tidy'),
    ...{ id: idOf('booking', nth), room_id: idOf('room', nth), day, ...span, purpose: '样例活动' },
    ...{ activity: 'meeting', organiser: '样例单位', responsible: '王样例', expected: 10, state: 'booked' },
    ...{ hands: enterer, note: '', revision: 1 },
  }),
  staff: (nth) => ({
    ...none('mobile', 'education', 'left_day', 'bank_name', 'bank_account', 'remark', 'post', 'grade'),
    ...{ id: idOf('staff', nth), name: '王样例', id_number: `990000${digits(nth, 12)}`, sex: '1' },
    ...{ birth_day: '1990-01-01', level: 'none', joined_day: '2031-01-01', revision: 1 },
  }),
  staff_post: (nth) => ({
    ...{ id: idOf('staff_post', nth), staff_id: idOf('staff', nth), post: 'worker', grade: 3 },
    ...{ ...stretch, reason: '' },
  }),
  staff_enrolment: (nth) => ({
    ...{ id: idOf('staff_enrolment', nth), staff_id: idOf('staff', nth), item: 'pension', place: '样例市' },
    ...{ base_fen: 500_000, ...stretch, reason: '', revision: 1 },
  }),
  staff_deduction: (nth) => ({
    ...{ id: idOf('staff_deduction', nth), staff_id: idOf('staff', nth), kind: 'child', amount_fen: 100 },
    ...{ ...stretch, reason: '', revision: 1 },
  }),
  staff_tax_year: (nth) => ({
    ...{ id: idOf('staff_tax_year', nth), staff_id: idOf('staff', nth), year: 2031, basis: 'monthly' },
    ...{ through_month: null, income_fen: 0, insurance_fen: 0, special_fen: 0, withheld_fen: 0, revision: 1 },
  }),
  pay_insurance: (nth) => ({
    ...{ id: idOf('pay_insurance', nth), place: `样例市${nth}`, item: 'pension', person_bp: 800 },
    ...{ employer_bp: 1600, person_fixed_fen: 0, employer_fixed_fen: 0, floor_fen: null, ceiling_fen: null },
    ...{ rounding: 'fen', base_month: 7, ...stretch, source },
  }),
  pay_rate: (nth) => ({
    ...{ id: idOf('pay_rate', nth), scale: 'standard', key: `k${nth}`, value: 500_000, ...stretch, source },
  }),
  pay_component: (nth) => ({
    ...{
      id: idOf('pay_component', nth),
      code: `c-${letters(nth)}`,
      name: '样例',
      method: 'fixed',
      share_bp: 10_000,
    },
    ...{ months: '', sort: 1, ...stretch, source },
  }),
  pay_bracket: (nth) => ({
    ...{ id: idOf('pay_bracket', nth), tax: `t${nth}`, upper_fen: null, rate_bp: 300, quick_fen: 0 },
    ...{ ...stretch, source },
  }),
  pay_entry: (nth) => ({
    ...{
      id: idOf('pay_entry', nth),
      month: monthOf(nth),
      staff_id: idOf('staff', nth),
      component: 'c-a',
      amount_fen: 100,
    },
    ...{ rating: null, note: '', revision: 1 },
  }),
  pay_run: (nth) => ({
    ...{ id: idOf('pay_run', nth), month: monthOf(nth), state: 'computed', run_by: enterer, run_at: 1 },
    ...{ hands: enterer, approved_by: null, approved_at: null, revision: 1 },
  }),
  pay_slip: (nth) => ({
    ...{ id: idOf('pay_slip', nth), run_id: idOf('pay_run', nth), staff_id: idOf('staff', nth) },
    ...{ month: monthOf(nth), name: '王样例', post: 'worker', grade: 3, standard_fen: 500_000 },
    ...{ gross_fen: 500_000, person_fen: 0, employer_fen: 0, tax_fen: 0, bonus_fen: 0, bonus_tax_fen: 0 },
    ...{ withheld_fen: 0, net_fen: 500_000, cum_income_fen: 500_000, cum_basic_fen: 500_000 },
    ...{ cum_insurance_fen: 0, cum_special_fen: 0, cum_taxable_fen: 0, cum_tax_fen: 0, overpaid_fen: 0 },
    ...{ withheld_before_fen: 0, rate_bp: 300, quick_fen: 0, bracket_id: idOf('pay_bracket', 0) },
    ...{ bonus_bracket_id: null, basic_rate_id: idOf('pay_rate', 0) },
  }),
  pay_line: (nth) => ({
    ...{ id: idOf('pay_line', nth), slip_id: idOf('pay_slip', 0), component_id: idOf('pay_component', 0) },
    ...{ basis_fen: 500_000, share_bp: 10_000, factor_bp: 10_000, amount_fen: 500_000, sort: 1 },
    ...none('standard_rate_id', 'grade_rate_id', 'factor_rate_id'),
  }),
  insurance_record: (nth) => ({
    ...{ id: idOf('insurance_record', nth), staff_id: idOf('staff', nth), month, item: 'pension' },
    ...{ slip_id: idOf('pay_slip', 0), enrolment_id: null, rate_id: idOf('pay_insurance', 0) },
    ...{ declared_fen: 500_000, base_fen: 500_000, person_fen: 40_000, employer_fen: 80_000 },
  }),
  fund: (nth) => ({
    ...{ id: idOf('fund', nth), name: `样例资金${nth}`, kind: 'service', opened_day: '2031-01-01' },
    ...{ closed_day: null, remark: null, sort: 10, revision: 1 },
  }),
  fund_rule: (nth) => ({
    ...{ id: idOf('fund_rule', nth), fund_id: idOf('fund', 0), kind: 'scope', category: 'culture' },
    ...none('role', 'paper', 'stage', 'amount_fen', 'days', 'matches', 'to_day'),
    ...{ words: '样例', source, from_day: '2031-01-01', revision: 1 },
  }),
  budget_line: (nth) => ({
    ...{ id: idOf('budget_line', nth), fund_id: idOf('fund', 0), year: 2031, name: `样例科目${nth}` },
    ...{ category: 'culture', amount_fen: 10_000_000_000, remark: null, sort: 10, revision: 1 },
  }),
  appropriation: (nth) => ({
    ...{ id: idOf('appropriation', nth), fund_id: idOf('fund', 0), day, amount_fen: 100, payer: '样例财政' },
    ...{ document: null, remark: null, state: 'standing', entered_by: enterer, note: '', voucher_id: null },
    revision: 1,
  }),
  publicity: (nth) => ({
    ...{ id: idOf('publicity', nth), place: '公示栏', from_day: day, to_day: '2031-05-20', paper: null },
    ...{ entered_by: enterer, revision: 1 },
  }),
  spending: (nth) => ({
    ...none(
      'payee_account',
      'invoice_number',
      'seller',
      'decision',
      'remark',
      'reviewed_by',
      'pay_reference',
    ),
    ...none('voucher_id'),
    ...{ id: idOf('spending', nth), number: `2031-${nth}`, fund_id: idOf('fund', 0) },
    ...{ line_id: idOf('budget_line', 0), year: 2031, category: 'culture', day, purpose: '样例活动' },
    ...{ amount_fen: 100, payee: '样例店', handler: '王样例', state: 'published', hands: enterer },
    ...{ approved_by: decider, paid_by: enterer, paid_day: day, pay_way: 'transfer' },
    ...{ publicity_id: idOf('publicity', 0), note: '', revision: 1 },
  }),
  attachment: (nth) => ({
    ...{ id: idOf('attachment', nth), of_table: 'spending', of_id: idOf('spending', nth), kind: 'invoice' },
    ...{ name: '票.pdf', media: 'pdf', size_bytes: 100, sha256: digits(nth, 64), added_by: enterer, sort: 1 },
  }),
  account: (nth) => ({
    ...{ id: idOf('account', nth), code: String(1_000_000_000 + nth), name: '样例科目', kind: 'asset' },
    ...{ by_fund: 0, stopped: 0, source, revision: 1 },
  }),
  voucher_entry: (nth) => ({
    ...{ id: idOf('voucher_entry', nth), voucher_id: idOf('voucher', Math.floor(nth / 2)) },
    ...{ line: (nth % 2) + 1, month: monthOf(Math.floor(nth / 2)), account_id: idOf('account', 0) },
    ...{ fund_id: null, summary: '样例', debit_fen: nth % 2 ? 0 : 100, credit_fen: nth % 2 ? 100 : 0 },
  }),
  voucher: (nth) => ({
    ...none('source_table', 'source_id', 'reverses_id', 'checked_by', 'checked_at'),
    ...{ id: idOf('voucher', nth), month: monthOf(nth), number: 1, day: `${monthOf(nth)}-02` },
    ...{ kind: 'manual', summary: '样例', total_fen: 100, lines: 2, entered_by: enterer, entered_at: 1 },
  }),
  book_month: (nth) => ({
    ...{ id: idOf('book_month', nth), month: monthOf(nth), state: 'open', closed_by: enterer, closed_at: 1 },
    ...{ asked_by: null, asked_reason: null, granted_by: decider, revision: 1 },
  }),
  person_account: (nth) => ({
    ...{ id: idOf('person_account', nth), name: '王样例', role: 'clerk', seals: 0, removed: 0, revision: 1 },
    let_in_by: null,
  }),
  office_key: (nth) => ({
    ...{ id: idOf('office_key', nth), sign_pub: 'a'.repeat(44), recipient: '样例', life: 1, turn: 1 },
    ...{ until_size: 1, revision: 1 },
  }),
  checkpoint: (nth) => ({
    ...{ size: nth + 1, head: Buffer.alloc(32, 1), at: 1, text: '样例', signature: '样例' },
  }),
  record_key: (nth) => ({ id: idOf('record_key', nth), key: Buffer.alloc(64, 1) }),
}

/** What must stand beside a row of a number for it to stand at all. */
export const companions: Readonly<Record<string, readonly string[]>> = {
  member_branch: ['member'],
  member_class: ['member'],
  member_status: ['member'],
  movement: ['member'],
  room_hours: ['room'],
  room_closure: ['room'],
  booking_series: ['room'],
  booking: ['room'],
  staff_post: ['staff'],
  staff_enrolment: ['staff'],
  staff_deduction: ['staff'],
  staff_tax_year: ['staff'],
  pay_entry: ['staff', 'pay_run'],
  pay_slip: ['staff', 'pay_run'],
  insurance_record: ['staff'],
  attachment: ['spending'],
  voucher_entry: ['voucher'],
  voucher: ['voucher_entry'],
}

/** A number in letters. */
const letters = (nth: number): string => [...String(nth)].map((digit) => 'abcdefghij'[Number(digit)]).join('')

/**
 * Months that differ by number, all within the years that books may be kept; the month that strange cells
 * say is none of them.
 */
function monthOf(nth: number): string {
  const said = 2031 * 12 + 4
  const before = 1801 * 12 + (nth % 4700)
  const at = before < said ? before : before + 1
  return `${Math.floor(at / 12)}-${digits((at % 12) + 1, 2)}`
}
