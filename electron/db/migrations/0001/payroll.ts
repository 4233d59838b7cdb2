const held = `
  from_month text not null,
  to_month text,`
const range = `check (to_month is null or to_month >= from_month)`

/** Two stretches of one thing never share a month, whoever writes. */
function apart(table: string, keys: readonly string[]): string {
  const same = keys.map((key) => `one.${key} = new.${key}`).join(' and ')
  const trigger = (when: string) => `
create trigger ${table}_apart_${when} before ${when} on ${table}
when exists (
  select 1 from ${table} as one where ${same} and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;`
  return trigger('insert') + trigger('update')
}

/** What months were computed by stays. */
const kept = (table: string): string => `
create trigger ${table}_kept before delete on ${table}
begin
  select raise(abort, 'parameters stay');
end;`

/** What belongs to an approved month neither changes nor goes. */
function locked(table: string, runOf: string): string {
  const trigger = (when: string) => `
create trigger ${table}_locked_${when} before ${when} on ${table}
when (select state from pay_run where id = (${runOf})) = 'approved'
begin
  select raise(abort, 'the month is locked');
end;`
  return trigger('update') + trigger('delete')
}

/** Whoever writes for a month is one of its hands, so there is a row that knows them. */
const handed = (when: string): string => `
create trigger pay_entry_of_a_known_month_${when} before ${when} on pay_entry
when not exists (select 1 from pay_run where month = new.month)
begin select raise(abort, 'who writes for a month is one of its hands'); end;`

const staff = `
create table staff (
  id text primary key not null,
  name text not null check (length(name) between 1 and 30),
  id_number text not null check (length(id_number) = 18),
  sex text not null,
  birth_day text not null,
  mobile text,
  education text,
  level text not null,
  joined_day text not null,
  left_day text,
  bank_name text,
  bank_account text,
  remark text,
  post text,
  grade integer,
  revision integer not null,
  search text not null,
  name_key text not null,
  present integer generated always as (left_day is null) virtual,
  tail text generated always as (
    iif(substr(id_number, -6, 5) glob '[0-9][0-9][0-9][0-9][0-9]', lower(substr(id_number, -6)), '')) virtual,
  check (left_day is null or left_day >= joined_day)
) strict;
create unique index staff_by_id_number on staff (id_number) where instr(id_number, '*') = 0;
create index staff_by_name on staff (present, name_key, id, search, tail, post, level);
create index staff_by_joined on staff (present, joined_day, id, search, tail, post, level);
create index staff_by_grade on staff (present, grade, id, search, tail, post, level);

create table staff_post (
  id text primary key not null,
  staff_id text not null references staff (id),
  post text not null,
  grade integer not null check (grade between 1 and 18),${held}
  reason text not null,
  ${range}
) strict;
create unique index staff_post_by_staff on staff_post (staff_id, from_month);
${apart('staff_post', ['staff_id'])}

create table staff_enrolment (
  id text primary key not null,
  staff_id text not null references staff (id),
  item text not null,
  place text not null,
  base_fen integer not null check (base_fen >= 0),${held}
  reason text not null,
  revision integer not null,
  ${range}
) strict;
create unique index staff_enrolment_by_staff on staff_enrolment (staff_id, item, from_month);
${apart('staff_enrolment', ['staff_id', 'item'])}

create table staff_deduction (
  id text primary key not null,
  staff_id text not null references staff (id),
  kind text not null,
  amount_fen integer not null check (amount_fen > 0),${held}
  reason text not null,
  revision integer not null,
  ${range}
) strict;
create index staff_deduction_by_staff on staff_deduction (staff_id, from_month);

create table staff_tax_year (
  id text primary key not null,
  staff_id text not null references staff (id),
  year integer not null,
  basis text not null,
  through_month text,
  income_fen integer not null check (income_fen >= 0),
  insurance_fen integer not null check (insurance_fen >= 0),
  special_fen integer not null check (special_fen >= 0),
  withheld_fen integer not null check (withheld_fen >= 0),
  revision integer not null
) strict;
create unique index staff_tax_year_by_staff on staff_tax_year (staff_id, year);
`

const parameters = `
create table pay_insurance (
  id text primary key not null,
  place text not null,
  item text not null,
  person_bp integer not null check (person_bp between 0 and 10000),
  employer_bp integer not null check (employer_bp between 0 and 10000),
  person_fixed_fen integer not null check (person_fixed_fen >= 0),
  employer_fixed_fen integer not null check (employer_fixed_fen >= 0),
  floor_fen integer,
  ceiling_fen integer,
  rounding text not null,
  base_month integer not null check (base_month between 1 and 12),${held}
  source text not null,
  ${range},
  check (floor_fen is null or ceiling_fen is null or ceiling_fen >= floor_fen)
) strict;
create unique index pay_insurance_by_key on pay_insurance (place, item, from_month);
${apart('pay_insurance', ['place', 'item'])}
${kept('pay_insurance')}

create table pay_rate (
  id text primary key not null,
  scale text not null,
  key text not null,
  value integer not null check (value >= 0),${held}
  source text not null,
  ${range}
) strict;
create unique index pay_rate_by_key on pay_rate (scale, key, from_month);
${apart('pay_rate', ['scale', 'key'])}
${kept('pay_rate')}

create table pay_component (
  id text primary key not null,
  code text not null,
  name text not null,
  method text not null,
  share_bp integer not null check (share_bp between 0 and 10000),
  months text not null,
  sort integer not null,${held}
  source text not null,
  ${range}
) strict;
create unique index pay_component_by_key on pay_component (code, from_month);
${apart('pay_component', ['code'])}
${kept('pay_component')}

create table pay_bracket (
  id text primary key not null,
  tax text not null,
  upper_fen integer,
  rate_bp integer not null check (rate_bp between 0 and 10000),
  quick_fen integer not null check (quick_fen >= 0),${held}
  source text not null,
  ${range}
) strict;
create unique index pay_bracket_by_key on pay_bracket (tax, from_month, coalesce(upper_fen, -1));
${kept('pay_bracket')}
`

const runs = `
create table pay_entry (
  id text primary key not null,
  month text not null,
  staff_id text not null references staff (id),
  component text not null,
  amount_fen integer,
  rating text,
  note text not null,
  revision integer not null
) strict;
create unique index pay_entry_by_month on pay_entry (month, staff_id, component);
create index pay_entry_by_staff on pay_entry (staff_id);

create table pay_run (
  id text primary key not null,
  month text not null,
  state text not null check (state in ('open', 'computed', 'approved')),
  hands text not null check (length(hands) > 0),
  run_by text,
  run_at integer,
  approved_by text,
  approved_at integer,
  revision integer not null,
  check ((state = 'open') = (run_by is null)),
  check ((run_by is null) = (run_at is null)),
  check (run_by is null or instr(' ' || hands || ' ', ' ' || run_by || ' ') > 0),
  check ((state = 'approved') = (approved_by is not null))
) strict;
create unique index pay_run_by_month on pay_run (month);
create trigger pay_run_stays before delete on pay_run
begin select raise(abort, 'who had a hand in a month stays known'); end;
${['insert', 'update'].map(handed).join('')}

create table pay_slip (
  id text primary key not null,
  run_id text not null references pay_run (id),
  staff_id text not null references staff (id),
  month text not null,
  name text not null,
  post text not null,
  grade integer not null,
  standard_fen integer not null,
  gross_fen integer not null,
  person_fen integer not null,
  employer_fen integer not null,
  tax_fen integer not null check (tax_fen >= 0),
  bonus_fen integer not null,
  bonus_tax_fen integer not null,
  withheld_fen integer not null,
  net_fen integer not null check (net_fen >= 0),
  cum_income_fen integer not null,
  cum_basic_fen integer not null,
  cum_insurance_fen integer not null,
  cum_special_fen integer not null,
  cum_taxable_fen integer not null,
  cum_tax_fen integer not null,
  withheld_before_fen integer not null,
  overpaid_fen integer not null,
  rate_bp integer not null,
  quick_fen integer not null,
  bracket_id text not null,
  bonus_bracket_id text,
  basic_rate_id text not null,
  check (net_fen = gross_fen - person_fen - tax_fen - bonus_tax_fen - withheld_fen)
) strict;
create unique index pay_slip_by_run on pay_slip (run_id, staff_id);
create unique index pay_slip_by_staff on pay_slip (staff_id, month);
${locked('pay_slip', 'old.run_id')}

create table pay_line (
  id text primary key not null,
  slip_id text not null references pay_slip (id),
  component_id text not null,
  basis_fen integer not null,
  share_bp integer not null,
  factor_bp integer not null,
  amount_fen integer not null,
  standard_rate_id text,
  grade_rate_id text,
  factor_rate_id text,
  sort integer not null
) strict;
create index pay_line_by_slip on pay_line (slip_id, sort);
${locked('pay_line', 'select run_id from pay_slip where id = old.slip_id')}

create table insurance_record (
  id text primary key not null,
  staff_id text not null references staff (id),
  month text not null,
  item text not null,
  slip_id text references pay_slip (id),
  enrolment_id text,
  rate_id text not null,
  declared_fen integer not null,
  base_fen integer not null,
  person_fen integer not null,
  employer_fen integer not null
) strict;
create unique index insurance_record_by_staff on insurance_record (staff_id, month, item);
create index insurance_record_by_slip on insurance_record (slip_id);
${locked('insurance_record', 'select run_id from pay_slip where id = old.slip_id')}
`

/**
 * 社区工作人员 with what holds for them from month to month, the parameters pay is found by, and the months
 * that were computed: `open` while they are only written for. Approved months are locked by the file itself.
 */
export const payroll = staff + parameters + runs
