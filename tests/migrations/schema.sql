CREATE UNIQUE INDEX account_by_code on account (code);
CREATE INDEX account_link_by_account on account_link (account_id);
CREATE INDEX account_link_by_member on account_link (member_id);
CREATE INDEX account_link_by_staff on account_link (staff_id);
CREATE INDEX appropriation_by_day on appropriation (day);
CREATE INDEX appropriation_by_fund on appropriation (fund_id, state, day, amount_fen);
CREATE INDEX attachment_by_content on attachment (sha256);
CREATE INDEX attachment_by_record on attachment (of_table, of_id, sort, kind);
CREATE INDEX audit_by_record on audit (record, seq);
CREATE INDEX audit_stretch_by_deed on audit_stretch (deed, first);
CREATE INDEX audit_stretch_by_user on audit_stretch (user, first);
CREATE UNIQUE INDEX book_month_by_month on book_month (month);
CREATE INDEX booking_asked on booking (hands, day) where state = 'asked';
CREATE INDEX booking_by_day on booking
  (day, from_minute, id, room_id, to_minute, holds, search, state, activity, organisation_id, came_total);
CREATE INDEX booking_by_organisation on booking (organisation_id, day);
CREATE INDEX booking_by_room on booking
  (room_id, day, from_minute, id, to_minute, holds, search, state, activity, organisation_id, came_total);
CREATE INDEX booking_by_series on booking (series_id, day);
CREATE INDEX booking_series_by_room on booking_series (room_id);
CREATE INDEX booking_uncounted on booking (day) where state = 'booked' and came_resident is null;
CREATE UNIQUE INDEX budget_line_by_fund on budget_line (fund_id, year, name);
CREATE INDEX cut_by_record on cut (of_id);
CREATE UNIQUE INDEX draft_by_form on draft (user, form, record_id);
CREATE INDEX export_draft_by_peer on export_draft (peer_id, prepared_at);
CREATE UNIQUE INDEX figure_by_bundle on figure (inbox_id, indicator);
CREATE INDEX figure_by_period on figure (period, indicator);
CREATE UNIQUE INDEX fund_by_name on fund (name);
CREATE INDEX fund_rule_by_fund on fund_rule (fund_id, kind, from_day);
CREATE INDEX import_batch_by_time on import_batch (at desc, id);
CREATE INDEX import_row_by_batch on import_row (batch_id);
CREATE INDEX inbox_by_ledger on inbox (ledger, incarnation, seq);
CREATE INDEX inbox_by_peer on inbox (peer_id, period, period_revision);
CREATE UNIQUE INDEX inbox_by_seq on inbox (ledger, incarnation, seq) where outcome <> 'void';
CREATE INDEX insurance_record_by_slip on insurance_record (slip_id);
CREATE UNIQUE INDEX insurance_record_by_staff on insurance_record (staff_id, month, item);
CREATE UNIQUE INDEX member_branch_by_member on member_branch (member_id, from_day);
CREATE INDEX member_branch_by_value on member_branch (value, from_day);
CREATE INDEX member_by_birth on member
  (present, birth_day, id, search, tail, branch_id, member_class, party_status, category, sex, is_lost,
   join_day);
CREATE INDEX member_by_branch on member
  (branch_id, present, name_key, id, search, tail, member_class, party_status, category, sex, is_lost,
   birth_day, join_day);
CREATE UNIQUE INDEX member_by_id_number on member (id_number) where instr(id_number, '*') = 0;
CREATE INDEX member_by_join on member
  (present, join_day, id, search, tail, branch_id, member_class, party_status, category, sex, is_lost,
   birth_day);
CREATE INDEX member_by_name on member
  (present, name_key, id, search, tail, branch_id, member_class, party_status, category, sex, is_lost,
   birth_day, join_day);
CREATE UNIQUE INDEX member_class_by_member on member_class (member_id, from_day);
CREATE UNIQUE INDEX member_status_by_member on member_status (member_id, from_day);
CREATE INDEX member_with_gaps on member (category, join_day, full_day, mobile, education, is_lost, lost_since)
  where left_day is null
    and (join_day is null or full_day is null or mobile is null or education is null or is_lost = 1);
CREATE INDEX movement_by_day on movement (day, direction, kind);
CREATE INDEX movement_by_member on movement (member_id, day);
CREATE UNIQUE INDEX organisation_by_code on organisation (code);
CREATE INDEX organisation_by_parent on organisation (parent_id, sort, code);
CREATE INDEX outbox_by_draft on outbox (draft_id);
CREATE INDEX outbox_by_peer on outbox (peer_id, sealed_at);
CREATE UNIQUE INDEX outbox_by_seq on outbox (stream, incarnation, seq);
CREATE UNIQUE INDEX pay_bracket_by_key on pay_bracket (tax, from_month, coalesce(upper_fen, -1));
CREATE UNIQUE INDEX pay_component_by_key on pay_component (code, from_month);
CREATE UNIQUE INDEX pay_entry_by_month on pay_entry (month, staff_id, component);
CREATE INDEX pay_entry_by_staff on pay_entry (staff_id);
CREATE UNIQUE INDEX pay_insurance_by_key on pay_insurance (place, item, from_month);
CREATE INDEX pay_line_by_slip on pay_line (slip_id, sort);
CREATE UNIQUE INDEX pay_rate_by_key on pay_rate (scale, key, from_month);
CREATE UNIQUE INDEX pay_run_by_month on pay_run (month);
CREATE UNIQUE INDEX pay_slip_by_run on pay_slip (run_id, staff_id);
CREATE UNIQUE INDEX pay_slip_by_staff on pay_slip (staff_id, month);
CREATE UNIQUE INDEX peer_active on peer (ledger, relation) where state = 'active';
CREATE UNIQUE INDEX peer_by_fingerprint on peer (fingerprint);
CREATE UNIQUE INDEX person_key_in_force on person_key (holder) where state <> 'ended';
CREATE INDEX post_by_member on post (member_id);
CREATE INDEX post_by_organisation on post (organisation_id, from_day);
CREATE INDEX publicity_by_day on publicity (from_day);
CREATE INDEX receipt_by_bundle on receipt (bundle_id);
CREATE INDEX receipt_by_peer on receipt (peer_id, direction, at);
CREATE UNIQUE INDEX room_by_venue on room (venue_id, name);
CREATE INDEX room_closure_by_room on room_closure (room_id, to_day);
CREATE INDEX room_hours_by_room on room_hours (room_id, weekday, from_day);
CREATE UNIQUE INDEX saved_view_by_list on saved_view (user, list, name);
CREATE INDEX setting_by_name on setting (name, valid_from);
CREATE INDEX spending_by_amount on spending (amount_fen, number, id, day, search, fund_id, line_id, year,
  state, category, paid_day, hands);
CREATE INDEX spending_by_day on spending (day, number, id, search, fund_id, line_id, year, state, category,
  amount_fen, paid_day, hands);
CREATE INDEX spending_by_fund on spending (fund_id, binds, paid_year, paid_month, amount_fen);
CREATE UNIQUE INDEX spending_by_invoice on spending (invoice_key)
  where invoice_key is not null and state not in ('withdrawn', 'reversed');
CREATE INDEX spending_by_line on spending (line_id, binds, paid_year, amount_fen);
CREATE INDEX spending_by_number on spending (number, id, day, search, fund_id, line_id, year, state,
  category, amount_fen, paid_day, hands);
CREATE UNIQUE INDEX spending_by_own_number on spending (number) where state <> 'withdrawn';
CREATE INDEX spending_by_publicity on spending (publicity_id, amount_fen);
CREATE INDEX spending_waiting on spending (state, fund_id, amount_fen, hands, paid_day)
  where state in ('draft', 'submitted', 'reviewed', 'approved', 'paid', 'returned');
CREATE INDEX staff_by_grade on staff (present, grade, id, search, tail, post, level);
CREATE UNIQUE INDEX staff_by_id_number on staff (id_number) where instr(id_number, '*') = 0;
CREATE INDEX staff_by_joined on staff (present, joined_day, id, search, tail, post, level);
CREATE INDEX staff_by_name on staff (present, name_key, id, search, tail, post, level);
CREATE INDEX staff_deduction_by_staff on staff_deduction (staff_id, from_month);
CREATE UNIQUE INDEX staff_enrolment_by_staff on staff_enrolment (staff_id, item, from_month);
CREATE UNIQUE INDEX staff_post_by_staff on staff_post (staff_id, from_month);
CREATE UNIQUE INDEX staff_tax_year_by_staff on staff_tax_year (staff_id, year);
CREATE UNIQUE INDEX venue_by_name on venue (name);
CREATE INDEX voucher_by_number on voucher
  (month, number, id, search, kind, total_fen, checked_by, entered_by, day);
CREATE INDEX voucher_by_previous on voucher (previous_number, month);
CREATE UNIQUE INDEX voucher_by_reversed on voucher (reverses_id) where reverses_id is not null;
CREATE INDEX voucher_by_source on voucher (source_id) where source_id is not null;
CREATE INDEX voucher_by_total on voucher
  (total_fen, month, number, id, search, kind, checked_by, entered_by, day);
CREATE INDEX voucher_entry_by_account on voucher_entry
  (account_id, fund_id, month, voucher_id, debit_fen, credit_fen);
CREATE INDEX voucher_entry_by_fund on voucher_entry (fund_id, voucher_id) where fund_id is not null;
CREATE UNIQUE INDEX voucher_entry_by_voucher on voucher_entry (voucher_id, line);
CREATE INDEX voucher_opening on voucher (day) where kind = 'opening';
CREATE INDEX voucher_unchecked on voucher (month, entered_by, checked_by) where checked_by is null;
CREATE INDEX waiting_by_ledger on waiting (ledger, key);
CREATE TABLE account (
  id text primary key not null,
  code text not null check (length(code) between 4 and 12),
  name text not null check (length(name) between 1 and 40),
  kind text not null check (kind in ('asset', 'liability', 'net', 'income', 'expense')),
  by_fund integer not null check (by_fund in (0, 1)),
  stopped integer not null check (stopped in (0, 1)),
  source text not null,
  revision integer not null
) strict;
CREATE TABLE account_link (
  id text primary key not null,
  account_id text not null references person_account (id),
  member_id text references member (id),
  staff_id text references staff (id),
  from_day text not null,
  to_day text,
  revision integer not null,
  check ((member_id is null) <> (staff_id is null)),
  check (to_day is null or to_day >= from_day)
) strict;
CREATE TABLE account_month (
  account_id text not null references account (id),
  fund_id text not null,
  month text not null,
  debit_fen integer not null,
  credit_fen integer not null,
  primary key (account_id, fund_id, month)
) strict, without rowid;
CREATE TABLE appropriation (
  id text primary key not null,
  fund_id text not null references fund (id),
  day text not null,
  amount_fen integer not null check (amount_fen > 0),
  payer text not null,
  document text,
  remark text,
  state text not null check (state in ('standing', 'reversed')),
  entered_by text not null,
  note text not null,
  voucher_id text,
  revision integer not null
) strict;
CREATE TABLE attachment (
  id text primary key not null,
  of_table text not null,
  of_id text not null,
  kind text not null,
  name text not null check (length(name) between 1 and 120),
  media text not null check (media in ('pdf', 'jpg', 'png', 'ofd')),
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null check (length(sha256) = 64),
  added_by text not null,
  sort integer not null
) strict;
CREATE TABLE attachment_content (
  sha256 text primary key not null check (length(sha256) = 64),
  key integer not null check (key > 0),
  thumbnail blob
) strict;
CREATE TABLE audit (
  seq integer primary key not null check (seq >= 0),
  body text not null,
  head blob not null check (length(head) = 32),
  record text not null
) strict;
CREATE TABLE audit_stretch (
  first integer primary key not null,
  last integer not null check (last >= first),
  user text not null,
  deed text not null,
  at integer not null
) strict;
CREATE TABLE book_month (
  id text primary key not null,
  month text not null check (length(month) = 7),
  state text not null check (state in ('closed', 'asked', 'open')),
  closed_by text not null,
  closed_at integer not null,
  asked_by text,
  asked_reason text,
  granted_by text,
  revision integer not null,
  check (state <> 'asked' or (asked_by is not null and asked_reason is not null)),
  check (state <> 'open' or granted_by is not null)
) strict;
CREATE TABLE booking (
  id text primary key not null,
  room_id text not null references room (id),
  day text not null,
  from_minute integer not null check (from_minute >= 0),
  to_minute integer not null check (to_minute <= 1440),
  purpose text not null check (length(purpose) between 1 and 60),
  activity text not null,
  organisation_id text references organisation (id),
  organiser text,
  responsible text not null,
  phone text,
  expected integer not null check (expected > 0),
  remark text,
  state text not null check (state in ('asked', 'booked', 'refused', 'cancelled')),
  series_id text references booking_series (id),
  hands text not null check (length(hands) > 0),
  decided_by text,
  note text not null,
  came_resident integer check (came_resident >= 0),
  came_mobile integer check (came_mobile >= 0),
  came_on_duty integer check (came_on_duty >= 0),
  came_public integer check (came_public >= 0),
  damage text,
  is_tidy integer check (is_tidy in (0, 1)),
  revision integer not null,
  search text not null,
  holds integer generated always as (state in ('asked', 'booked')) virtual,
  came_total integer generated always as (came_resident + came_mobile + came_on_duty + came_public) virtual,
  check (from_minute < to_minute),
  check (came_total is null or state = 'booked')
) strict;
CREATE TABLE booking_series (
  id text primary key not null,
  room_id text not null references room (id),
  weekdays text not null,
  every_weeks integer not null check (every_weeks between 1 and 12),
  from_day text not null,
  until_day text not null,
  except_days text not null,
  from_minute integer not null check (from_minute >= 0),
  to_minute integer not null check (to_minute <= 1440),
  entered_by text not null,
  check (from_minute < to_minute),
  check (until_day >= from_day)
) strict;
CREATE TABLE budget_line (
  id text primary key not null,
  fund_id text not null references fund (id),
  year integer not null check (year between 2000 and 2100),
  name text not null check (length(name) between 1 and 40),
  category text not null,
  amount_fen integer not null check (amount_fen >= 0),
  remark text,
  sort integer not null,
  revision integer not null
) strict;
CREATE TABLE checkpoint (
  size integer primary key not null,
  head blob not null check (length(head) = 32),
  at integer not null,
  text text not null,
  signature text not null
) strict;
CREATE TABLE cut (
  id text primary key not null,
  of_table text not null,
  of_id text not null,
  day text not null,
  at_ms integer not null,
  reason text not null,
  cut_by text
) strict;
CREATE TABLE draft (
  id text primary key not null,
  user text not null,
  form text not null,
  record_id text not null,
  content text not null,
  at integer not null
) strict;
CREATE TABLE export_draft (
  id text primary key not null,
  kind text not null check (kind in ('report', 'audit')),
  peer_id text not null references peer (id),
  period text not null,
  unmasked integer not null check (unmasked in (0, 1)),
  prepared_by text not null,
  prepared_at integer not null,
  audit_size integer not null,
  content_sha256 text not null,
  approved_by text,
  approved_at integer,
  state text not null check (state in ('prepared', 'approved', 'sealed', 'withdrawn')),
  revision integer not null
) strict;
CREATE TABLE export_preview (
  draft_id text primary key not null references export_draft (id),
  content text not null
) strict, without rowid;
CREATE TABLE figure (
  id text primary key not null,
  inbox_id text not null references inbox (id),
  period text not null,
  indicator text not null,
  value integer not null
) strict;
CREATE TABLE fingerprint (
  inbox_id text not null references inbox (id),
  kind text not null,
  marks blob not null check (length(marks) % 16 = 0),
  primary key (inbox_id, kind)
) strict, without rowid;
CREATE TABLE fund (
  id text primary key not null,
  name text not null check (length(name) between 1 and 40),
  kind text not null,
  opened_day text not null,
  closed_day text,
  remark text,
  sort integer not null,
  revision integer not null,
  check (closed_day is null or closed_day >= opened_day)
) strict;
CREATE TABLE fund_rule (
  id text primary key not null,
  fund_id text not null references fund (id),
  kind text not null
    check (kind in ('scope', 'forbidden', 'limit', 'paper', 'publish-within', 'publish-for')),
  category text,
  role text check (role in ('reviewer', 'head')),
  paper text,
  stage text check (stage in ('submit', 'pay')),
  amount_fen integer check (amount_fen >= 0),
  days integer check (days > 0),
  words text not null,
  matches text,
  source text not null,
  from_day text not null,
  to_day text,
  revision integer not null
) strict;
CREATE TABLE import_batch (
  id text primary key not null,
  noun text not null,
  at integer not null,
  user text not null,
  workbook text not null,
  rows_new integer not null,
  rows_changed integer not null,
  rows_same integer not null,
  rows_wrong integer not null,
  undone_at integer,
  revision integer not null
) strict;
CREATE TABLE import_row (
  id text primary key not null,
  batch_id text not null references import_batch (id),
  record_id text not null,
  op text not null check (op in ('insert', 'update')),
  before text,
  revision_after integer not null
) strict;
CREATE TABLE inbox (
  id text primary key not null check (length(id) = 64),
  peer_id text not null references peer (id),
  kind text not null check (kind in ('report', 'audit', 'receipt', 'return')),
  ledger text not null,
  incarnation integer not null,
  seq integer not null,
  prev text,
  period text not null,
  period_revision integer not null,
  outcome text not null,
  file_sha256 text not null,
  rows integer not null,
  audit_size integer not null,
  audit_head text not null,
  received_at integer not null,
  acceptance text not null check (acceptance in ('waiting', 'accepted', 'returned')),
  judged_by text,
  judge_note text,
  masked_labels text not null,
  revision integer not null,
  unsound integer not null default 0 check (unsound >= 0)
) strict;
CREATE TABLE insurance_record (
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
CREATE TABLE member (
  id text primary key not null,
  name text not null check (length(name) between 1 and 30),
  id_number text check (length(id_number) = 18),
  sex text,
  birth_day text,
  archive_birth_day text,
  ethnicity text,
  education text,
  degree text,
  category text not null,
  branch_id text not null references organisation (id),
  member_class text not null,
  party_status text not null,
  join_day text,
  full_day text,
  join_type text,
  join_branch text,
  party_age_adjust_months integer,
  job_post text,
  professional_title text,
  stratum text,
  is_migrant_worker integer not null check (is_migrant_worker in (0, 1)),
  work_start_day text,
  mobile text,
  phone text,
  home_address text,
  current_address text,
  native_place text,
  archive_unit text,
  is_lost integer not null check (is_lost in (0, 1)),
  lost_since text,
  flow_to text,
  remark text,
  left_day text,
  revision integer not null,
  search text not null,
  name_key text not null,
  present integer generated always as (left_day is null) virtual,
  tail text generated always as (
    iif(substr(id_number, -6, 5) glob '[0-9][0-9][0-9][0-9][0-9]', lower(substr(id_number, -6)), '')) virtual,
  check (full_day is null or join_day is null or full_day >= join_day),
  check ((sex is null) = (birth_day is null) and (id_number is null or sex is not null))
) strict;
CREATE TABLE member_branch (
  id text primary key not null,
  member_id text not null references member (id),
  value text not null references organisation (id),
  from_day text not null,
  to_day text,
  reason text not null,
  check (to_day is null or to_day >= from_day)
) strict;
CREATE TABLE member_class (
  id text primary key not null,
  member_id text not null references member (id),
  value text not null,
  from_day text not null,
  to_day text,
  reason text not null,
  check (to_day is null or to_day >= from_day)
) strict;
CREATE TABLE member_status (
  id text primary key not null,
  member_id text not null references member (id),
  value text not null,
  from_day text not null,
  to_day text,
  reason text not null,
  check (to_day is null or to_day >= from_day)
) strict;
CREATE TABLE meta (
  key text primary key not null,
  value text not null
) strict, without rowid;
CREATE TABLE movement (
  id text primary key not null,
  member_id text not null references member (id),
  direction text not null check (direction in ('in', 'out')),
  kind text not null,
  day text not null,
  counterpart text not null,
  reason text not null
) strict;
CREATE TABLE office_key (
  id text primary key not null,
  sign_pub text not null check (length(sign_pub) = 44),
  recipient text not null,
  life integer not null,
  turn integer not null,
  until_size integer not null,
  revision integer not null
) strict;
CREATE TABLE organisation (
  id text primary key not null,
  parent_id text references organisation (id),
  code text not null,
  type text not null,
  full_name text not null check (length(full_name) between 1 and 100),
  short_name text not null,
  founded_day text,
  dissolved_day text,
  term_start text,
  term_end text,
  contact text,
  contact_phone text,
  division text,
  unit_name text,
  uscc text,
  remark text,
  sort integer not null,
  revision integer not null,
  check (dissolved_day is null or founded_day is null or dissolved_day >= founded_day),
  check (term_end is null or term_start is null or term_end >= term_start)
) strict;
CREATE TABLE outbox (
  id text primary key not null check (length(id) = 64),
  peer_id text not null references peer (id),
  draft_id text references export_draft (id),
  stream text not null,
  kind text not null check (kind in ('report', 'audit', 'receipt', 'return')),
  incarnation integer not null,
  seq integer not null,
  prev text,
  period text not null,
  period_revision integer not null,
  file_name text not null,
  file_sha256 text not null,
  size_bytes integer not null,
  audit_size integer not null,
  audit_head text not null,
  sealed_at integer not null,
  published_at integer,
  receipt_status text,
  receipt_at integer,
  receipt_note text,
  revision integer not null,
  signed_by text not null default ''
) strict;
CREATE TABLE pay_bracket (
  id text primary key not null,
  tax text not null,
  upper_fen integer,
  rate_bp integer not null check (rate_bp between 0 and 10000),
  quick_fen integer not null check (quick_fen >= 0),
  from_month text not null,
  to_month text,
  source text not null,
  check (to_month is null or to_month >= from_month)
) strict;
CREATE TABLE pay_component (
  id text primary key not null,
  code text not null,
  name text not null,
  method text not null,
  share_bp integer not null check (share_bp between 0 and 10000),
  months text not null,
  sort integer not null,
  from_month text not null,
  to_month text,
  source text not null,
  check (to_month is null or to_month >= from_month)
) strict;
CREATE TABLE pay_entry (
  id text primary key not null,
  month text not null,
  staff_id text not null references staff (id),
  component text not null,
  amount_fen integer,
  rating text,
  note text not null,
  revision integer not null
) strict;
CREATE TABLE pay_insurance (
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
  base_month integer not null check (base_month between 1 and 12),
  from_month text not null,
  to_month text,
  source text not null,
  check (to_month is null or to_month >= from_month),
  check (floor_fen is null or ceiling_fen is null or ceiling_fen >= floor_fen)
) strict;
CREATE TABLE pay_line (
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
CREATE TABLE pay_rate (
  id text primary key not null,
  scale text not null,
  key text not null,
  value integer not null check (value >= 0),
  from_month text not null,
  to_month text,
  source text not null,
  check (to_month is null or to_month >= from_month)
) strict;
CREATE TABLE pay_run (
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
CREATE TABLE pay_slip (
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
CREATE TABLE peer (
  id text primary key not null,
  relation text not null check (relation in ('superior', 'subordinate', 'auditor', 'partner')),
  office_name text not null,
  office_code text not null,
  ledger text not null,
  practice integer not null check (practice in (0, 1)),
  sign_pub text not null check (length(sign_pub) = 44),
  recipient text not null,
  fingerprint text not null,
  state text not null check (state in ('active', 'revoked')),
  revoked_incarnation integer,
  revoked_seq integer,
  since integer not null,
  revision integer not null,
  key_life integer not null default 1,
  key_turn integer not null default 0
) strict;
CREATE TABLE person_account (
  id text primary key not null,
  name text not null,
  role text not null check (role in ('clerk', 'reviewer', 'head', 'admin', 'auditor')),
  seals integer not null check (seals in (0, 1)),
  removed integer not null check (removed in (0, 1)),
  let_in_by text,
  revision integer not null
) strict;
CREATE TABLE person_key (
  id text primary key not null check (length(id) = 64),
  holder text not null,
  kind text not null check (kind in ('person', 'recovery')),
  pub text not null check (length(pub) = 44),
  state text not null check (state in ('waiting', 'certified', 'ended')),
  revision integer not null
) strict;
CREATE TABLE post (
  id text primary key not null,
  organisation_id text not null references organisation (id),
  member_id text references member (id),
  holder_name text not null,
  title text not null,
  from_day text not null,
  to_day text,
  revision integer not null,
  check (to_day is null or to_day >= from_day)
) strict;
CREATE TABLE publicity (
  id text primary key not null,
  place text not null,
  from_day text not null,
  to_day text not null,
  paper text,
  entered_by text not null,
  revision integer not null,
  check (to_day >= from_day)
) strict;
CREATE TABLE receipt (
  id text primary key not null,
  bundle_id text not null,
  peer_id text not null references peer (id),
  direction text not null check (direction in ('in', 'out')),
  status text not null check (status in ('accepted', 'duplicate', 'refused', 'held', 'returned')),
  code text not null,
  note text not null,
  at integer not null
) strict;
CREATE TABLE record_key (
  id text primary key not null,
  key blob not null check (length(key) = 64)
) strict, without rowid;
CREATE TABLE room (
  id text primary key not null,
  venue_id text not null references venue (id),
  name text not null check (length(name) between 1 and 40),
  kind text not null,
  capacity integer not null check (capacity > 0),
  equipment text,
  needs_approval integer not null check (needs_approval in (0, 1)),
  opened_day text not null,
  retired_day text,
  remark text,
  sort integer not null,
  revision integer not null,
  check (retired_day is null or retired_day >= opened_day)
) strict;
CREATE TABLE room_closure (
  id text primary key not null,
  room_id text not null references room (id),
  from_day text not null,
  to_day text not null,
  reason text not null,
  check (to_day >= from_day)
) strict;
CREATE TABLE room_hours (
  id text primary key not null,
  room_id text not null references room (id),
  weekday integer not null check (weekday between 1 and 7),
  from_minute integer not null check (from_minute >= 0),
  to_minute integer not null check (to_minute <= 1440),
  from_day text not null,
  to_day text,
  check (from_minute < to_minute),
  check (to_day is null or to_day >= from_day)
) strict;
CREATE TABLE saved_view (
  id text primary key not null,
  user text not null,
  list text not null,
  name text not null,
  content text not null
) strict;
CREATE TABLE secret (
  name text primary key not null,
  sealed text not null
) strict, without rowid;
CREATE TABLE setting (
  id text primary key not null,
  name text not null,
  value text not null,
  valid_from text not null,
  valid_to text,
  origin text not null,
  revision integer not null
) strict;
CREATE TABLE spending (
  id text primary key not null,
  number text not null,
  fund_id text not null references fund (id),
  line_id text not null references budget_line (id),
  year integer not null,
  category text not null,
  day text not null,
  purpose text not null check (length(purpose) between 1 and 80),
  amount_fen integer not null check (amount_fen > 0),
  payee text not null,
  payee_account text,
  invoice_number text,
  seller text,
  decision text,
  handler text not null,
  remark text,
  state text not null check (state in ('draft', 'submitted', 'reviewed', 'approved', 'paid', 'published',
    'returned', 'withdrawn', 'reversed')),
  hands text not null check (length(hands) > 0),
  reviewed_by text,
  approved_by text,
  paid_by text,
  paid_day text,
  pay_way text,
  pay_reference text,
  voucher_id text,
  publicity_id text references publicity (id),
  note text not null,
  revision integer not null,
  search text not null,
  invoice_key text,
  binds integer not null,
  paid_year integer,
  paid_month integer,
  check (binds = (state in ('submitted', 'reviewed', 'approved', 'paid', 'published'))),
  check (paid_year is case when state in ('paid', 'published')
    then cast(substr(paid_day, 1, 4) as integer) end),
  check (paid_month is case when state in ('paid', 'published')
    then cast(substr(paid_day, 6, 2) as integer) end),
  check (state not in ('approved', 'paid', 'published') or approved_by is not null),
  check (state not in ('paid', 'published') or (paid_day is not null and pay_way is not null)),
  check ((state = 'published') = (publicity_id is not null))
) strict;
CREATE TABLE staff (
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
CREATE TABLE staff_deduction (
  id text primary key not null,
  staff_id text not null references staff (id),
  kind text not null,
  amount_fen integer not null check (amount_fen > 0),
  from_month text not null,
  to_month text,
  reason text not null,
  revision integer not null,
  check (to_month is null or to_month >= from_month)
) strict;
CREATE TABLE staff_enrolment (
  id text primary key not null,
  staff_id text not null references staff (id),
  item text not null,
  place text not null,
  base_fen integer not null check (base_fen >= 0),
  from_month text not null,
  to_month text,
  reason text not null,
  revision integer not null,
  check (to_month is null or to_month >= from_month)
) strict;
CREATE TABLE staff_post (
  id text primary key not null,
  staff_id text not null references staff (id),
  post text not null,
  grade integer not null check (grade between 1 and 18),
  from_month text not null,
  to_month text,
  reason text not null,
  check (to_month is null or to_month >= from_month)
) strict;
CREATE TABLE staff_tax_year (
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
CREATE TABLE venue (
  id text primary key not null,
  name text not null check (length(name) between 1 and 40),
  address text,
  area_m2 integer check (area_m2 > 0),
  remark text,
  sort integer not null,
  revision integer not null
) strict;
CREATE TABLE voucher (
  id text primary key not null,
  month text not null,
  number integer not null check (number > 0),
  day text not null,
  kind text not null,
  summary text not null check (length(summary) between 1 and 100),
  total_fen integer not null,
  lines integer not null check (lines >= 2),
  source_table text,
  source_id text,
  reverses_id text references voucher (id),
  entered_by text not null,
  entered_at integer not null,
  checked_by text,
  checked_at integer,
  search text not null,
  previous_number integer generated always as (nullif(number - 1, 0)) virtual,
  check (substr(day, 1, 7) = month),
  check ((source_table is null) = (source_id is null)),
  check ((kind = 'reversal') = (reverses_id is not null)),
  check ((checked_by is null) = (checked_at is null)),
  unique (month, number),
  foreign key (month, previous_number) references voucher (month, number) deferrable initially deferred
) strict;
CREATE TABLE voucher_entry (
  id text primary key not null,
  voucher_id text not null references voucher (id) deferrable initially deferred,
  line integer not null check (line > 0),
  month text not null,
  account_id text not null references account (id),
  fund_id text,
  summary text not null check (length(summary) between 1 and 100),
  debit_fen integer not null,
  credit_fen integer not null,
  check ((debit_fen = 0) <> (credit_fen = 0))
) strict;
CREATE TABLE waiting (
  id text primary key not null check (length(id) = 64),
  ledger text not null,
  office_name text not null,
  key text not null,
  file_name text not null,
  at integer not null
) strict;
CREATE TRIGGER attachment_names_its_record before insert on attachment
when not case new.of_table
  when 'spending' then exists (select 1 from spending where id = new.of_id)
  when 'voucher' then exists (select 1 from voucher where id = new.of_id)
  else 0 end
begin select raise(abort, 'a file is beside a record that is there'); end;
CREATE TRIGGER attachment_stays_where_it_is before update of of_table, of_id on attachment
when new.of_table <> old.of_table or new.of_id <> old.of_id
begin select raise(abort, 'a file stays beside its record'); end;
CREATE TRIGGER audit_is_not_edited before update on audit
begin select raise(abort, 'audit entries are final'); end;
CREATE TRIGGER audit_is_not_erased before delete on audit
begin select raise(abort, 'audit entries are final'); end;
CREATE TRIGGER book_month_by_another_insert before insert on book_month
when new.granted_by = new.asked_by
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER book_month_by_another_update before update on book_month
when new.granted_by = new.asked_by
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER book_month_closes_again_checked before update on book_month
when new.id is not old.id or new.month is not old.month
  or (old.state = 'open' and exists (select 1 from voucher where month = new.month and checked_by is null))
begin select raise(abort, 'a month closes when every voucher was checked'); end;
CREATE TRIGGER book_month_closes_checked before insert on book_month
when new.state <> 'open' and exists (
  select 1 from voucher where month = new.month and checked_by is null)
begin select raise(abort, 'a month closes when every voucher was checked'); end;
CREATE TRIGGER book_month_goes_its_way before update on book_month
when new.state
  <> old.state and not (
  (old.state in ('never', 'open')
    and new.state in ('closed'))
  or (old.state in ('closed')
    and new.state in ('asked'))
  or (old.state in ('asked')
    and new.state in ('closed', 'open')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER book_month_opens_last before update on book_month
when new.state = 'open' and exists (select 1 from book_month where month > new.month and state <> 'open')
begin select raise(abort, 'later months are reopened first'); end;
CREATE TRIGGER book_month_stays before delete on book_month
begin select raise(abort, 'a closing stays on record'); end;
CREATE TRIGGER booking_by_another_insert before insert on booking
when instr(' ' || new.hands || ' ', ' ' || new.decided_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER booking_by_another_update before update on booking
when instr(' ' || new.hands || ' ', ' ' || new.decided_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER booking_comes_free before insert on booking
when new.state in ('asked', 'booked') and exists (
  select 1 from booking indexed by booking_by_room
  where room_id = new.room_id and day = new.day and holds = 1
    and from_minute < new.to_minute and to_minute > new.from_minute)
begin select raise(abort, 'bookings of a room never overlap'); end;
CREATE TRIGGER booking_goes_its_way before update on booking
when new.state
  <> old.state and not (
  (old.state in ('asked', 'booked')
    and new.state in ('asked', 'booked'))
  or (old.state in ('asked', 'booked')
    and new.state in ('asked', 'booked'))
  or (old.state in ('asked')
    and new.state in ('booked', 'refused'))
  or (old.state in ('asked', 'booked')
    and new.state in ('cancelled')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER booking_keeps_its_hands before update on booking
when substr(new.hands || ' ', 1, length(old.hands) + 1) <> old.hands || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER booking_stays_free before update of room_id, day, from_minute, to_minute, state on booking
when new.state in ('asked', 'booked') and exists (
  select 1 from booking indexed by booking_by_room
  where room_id = new.room_id and day = new.day and holds = 1 and id <> new.id
    and from_minute < new.to_minute and to_minute > new.from_minute)
begin select raise(abort, 'bookings of a room never overlap'); end;
CREATE TRIGGER budget_line_covers_its_spendings before update of amount_fen on budget_line
when new.amount_fen < (select coalesce(sum(amount_fen), 0) from spending where line_id = new.id and binds = 1)
begin select raise(abort, 'a budget line is never bound above its budget'); end;
CREATE TRIGGER export_draft_by_another_insert before insert on export_draft
when instr(' ' || new.prepared_by || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER export_draft_by_another_update before update on export_draft
when instr(' ' || new.prepared_by || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER export_draft_goes_its_way before update on export_draft
when new.state
  <> old.state and not (
  (old.state in ('prepared')
    and new.state in ('approved'))
  or (old.state in ('prepared', 'approved')
    and new.state in ('withdrawn'))
  or (old.state in ('approved')
    and new.state in ('sealed')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER export_draft_keeps_its_hands before update on export_draft
when substr(new.prepared_by || ' ', 1, length(old.prepared_by) + 1) <> old.prepared_by || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER insurance_record_locked_delete before delete on insurance_record
when (select state from pay_run where id = (select run_id from pay_slip where id = old.slip_id)) = 'approved'
begin
  select raise(abort, 'the month is locked');
end;
CREATE TRIGGER insurance_record_locked_update before update on insurance_record
when (select state from pay_run where id = (select run_id from pay_slip where id = old.slip_id)) = 'approved'
begin
  select raise(abort, 'the month is locked');
end;
CREATE TRIGGER pay_bracket_kept before delete on pay_bracket
begin
  select raise(abort, 'parameters stay');
end;
CREATE TRIGGER pay_component_apart_insert before insert on pay_component
when exists (
  select 1 from pay_component as one where one.code = new.code and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER pay_component_apart_update before update on pay_component
when exists (
  select 1 from pay_component as one where one.code = new.code and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER pay_component_kept before delete on pay_component
begin
  select raise(abort, 'parameters stay');
end;
CREATE TRIGGER pay_entry_of_a_known_month_insert before insert on pay_entry
when not exists (select 1 from pay_run where month = new.month)
begin select raise(abort, 'who writes for a month is one of its hands'); end;
CREATE TRIGGER pay_entry_of_a_known_month_update before update on pay_entry
when not exists (select 1 from pay_run where month = new.month)
begin select raise(abort, 'who writes for a month is one of its hands'); end;
CREATE TRIGGER pay_insurance_apart_insert before insert on pay_insurance
when exists (
  select 1 from pay_insurance as one where one.place = new.place and one.item = new.item and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER pay_insurance_apart_update before update on pay_insurance
when exists (
  select 1 from pay_insurance as one where one.place = new.place and one.item = new.item and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER pay_insurance_kept before delete on pay_insurance
begin
  select raise(abort, 'parameters stay');
end;
CREATE TRIGGER pay_line_locked_delete before delete on pay_line
when (select state from pay_run where id = (select run_id from pay_slip where id = old.slip_id)) = 'approved'
begin
  select raise(abort, 'the month is locked');
end;
CREATE TRIGGER pay_line_locked_update before update on pay_line
when (select state from pay_run where id = (select run_id from pay_slip where id = old.slip_id)) = 'approved'
begin
  select raise(abort, 'the month is locked');
end;
CREATE TRIGGER pay_rate_apart_insert before insert on pay_rate
when exists (
  select 1 from pay_rate as one where one.scale = new.scale and one.key = new.key and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER pay_rate_apart_update before update on pay_rate
when exists (
  select 1 from pay_rate as one where one.scale = new.scale and one.key = new.key and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER pay_rate_kept before delete on pay_rate
begin
  select raise(abort, 'parameters stay');
end;
CREATE TRIGGER pay_run_by_another_insert before insert on pay_run
when instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER pay_run_by_another_update before update on pay_run
when instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER pay_run_goes_its_way before update on pay_run
when new.state
  <> old.state and not (
  (old.state in ('open', 'computed')
    and new.state in ('computed'))
  or (old.state in ('computed')
    and new.state in ('open'))
  or (old.state in ('computed')
    and new.state in ('approved'))
  or (old.state in ('approved')
    and new.state in ('computed')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER pay_run_keeps_its_hands before update on pay_run
when substr(new.hands || ' ', 1, length(old.hands) + 1) <> old.hands || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER pay_run_stays before delete on pay_run
begin select raise(abort, 'who had a hand in a month stays known'); end;
CREATE TRIGGER pay_slip_locked_delete before delete on pay_slip
when (select state from pay_run where id = (old.run_id)) = 'approved'
begin
  select raise(abort, 'the month is locked');
end;
CREATE TRIGGER pay_slip_locked_update before update on pay_slip
when (select state from pay_run where id = (old.run_id)) = 'approved'
begin
  select raise(abort, 'the month is locked');
end;
CREATE TRIGGER person_key_goes_its_way before update on person_key
when new.id is not old.id or new.holder is not old.holder or new.kind is not old.kind
  or new.pub is not old.pub or old.state = 'ended' or new.state = 'waiting'
begin select raise(abort, 'a public key is certified, then ended'); end;
CREATE TRIGGER person_key_stays before delete on person_key
begin select raise(abort, 'a public key stays for ever'); end;
CREATE TRIGGER spending_by_another_insert before insert on spending
when instr(' ' || new.hands || ' ', ' ' || new.reviewed_by || ' ') > 0
  or instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
  or new.paid_by = new.approved_by
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER spending_by_another_update before update on spending
when instr(' ' || new.hands || ' ', ' ' || new.reviewed_by || ' ') > 0
  or instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
  or new.paid_by = new.approved_by
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER spending_comes_within_its_line before insert on spending
when new.state in ('submitted', 'reviewed', 'approved', 'paid', 'published')
  and new.amount_fen + (select coalesce(sum(amount_fen), 0) from spending
    where line_id = new.line_id and binds = 1)
  > (select amount_fen from budget_line where id = new.line_id)
begin select raise(abort, 'a budget line is never bound above its budget'); end;
CREATE TRIGGER spending_goes_its_way before update on spending
when new.state
  <> old.state and not (
  (old.state in ('draft', 'returned')
    and new.state in ('submitted'))
  or (old.state in ('submitted')
    and new.state in ('reviewed'))
  or (old.state in ('reviewed')
    and new.state in ('approved'))
  or (old.state in ('submitted', 'reviewed', 'approved')
    and new.state in ('returned'))
  or (old.state in ('draft', 'returned', 'submitted', 'reviewed', 'approved')
    and new.state in ('withdrawn'))
  or (old.state in ('approved')
    and new.state in ('paid'))
  or (old.state in ('paid')
    and new.state in ('published'))
  or (old.state in ('paid', 'published')
    and new.state in ('reversed'))
  or (old.state in ('paid', 'published')
    and new.state in ('withdrawn')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER spending_is_not_deleted before delete on spending
begin select raise(abort, 'a spending stays'); end;
CREATE TRIGGER spending_keeps_its_attachments before delete on spending
when exists (select 1 from attachment where of_table = 'spending' and of_id = old.id)
begin select raise(abort, 'a record stays while files are beside it'); end;
CREATE TRIGGER spending_keeps_its_hands before update on spending
when substr(new.hands || ' ', 1, length(old.hands) + 1) <> old.hands || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER spending_stays_within_its_line before update of line_id, amount_fen, state on spending
when new.state in ('submitted', 'reviewed', 'approved', 'paid', 'published')
  and new.amount_fen + (select coalesce(sum(amount_fen), 0) from spending
    where line_id = new.line_id and binds = 1 and id <> new.id)
  > (select amount_fen from budget_line where id = new.line_id)
begin select raise(abort, 'a budget line is never bound above its budget'); end;
CREATE TRIGGER staff_enrolment_apart_insert before insert on staff_enrolment
when exists (
  select 1 from staff_enrolment as one where one.staff_id = new.staff_id and one.item = new.item and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER staff_enrolment_apart_update before update on staff_enrolment
when exists (
  select 1 from staff_enrolment as one where one.staff_id = new.staff_id and one.item = new.item and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER staff_post_apart_insert before insert on staff_post
when exists (
  select 1 from staff_post as one where one.staff_id = new.staff_id and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER staff_post_apart_update before update on staff_post
when exists (
  select 1 from staff_post as one where one.staff_id = new.staff_id and one.id <> new.id
    and (new.to_month is null or one.from_month <= new.to_month)
    and (one.to_month is null or new.from_month <= one.to_month)
)
begin
  select raise(abort, 'stretches overlap');
end;
CREATE TRIGGER voucher_balances before insert on voucher
when not coalesce((
  select count(*) = new.lines and sum(debit_fen) = new.total_fen and sum(credit_fen) = new.total_fen
    and min(month) = new.month and max(month) = new.month and max(line) = new.lines
    and (new.kind = 'reversal' or (min(debit_fen) >= 0 and min(credit_fen) >= 0))
    and (new.kind <> 'reversal' or (max(debit_fen) <= 0 and max(credit_fen) <= 0))
  from voucher_entry where voucher_id = new.id), 0)
begin select raise(abort, 'debit and credit are equal'); end;
CREATE TRIGGER voucher_by_another_insert before insert on voucher
when instr(' ' || new.entered_by || ' ', ' ' || new.checked_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER voucher_by_another_update before update on voucher
when instr(' ' || new.entered_by || ' ', ' ' || new.checked_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER voucher_entry_comes_first before insert on voucher_entry
when exists (select 1 from voucher where id = new.voucher_id)
begin select raise(abort, 'a voucher is complete once it is written'); end;
CREATE TRIGGER voucher_entry_counts after insert on voucher_entry
begin
  insert into account_month (account_id, fund_id, month, debit_fen, credit_fen)
  values (new.account_id, coalesce(new.fund_id, ''), new.month, new.debit_fen, new.credit_fen)
  on conflict (account_id, fund_id, month) do update
  set debit_fen = debit_fen + excluded.debit_fen, credit_fen = credit_fen + excluded.credit_fen;
end;
CREATE TRIGGER voucher_entry_is_not_edited before update on voucher_entry
begin select raise(abort, 'entries of a voucher stay as they are'); end;
CREATE TRIGGER voucher_entry_names_a_fund before insert on voucher_entry
when new.fund_id is not null and not exists (select 1 from fund where id = new.fund_id)
begin select raise(abort, 'an entry names a fund that is there'); end;
CREATE TRIGGER voucher_entry_stays before delete on voucher_entry
begin select raise(abort, 'entries of a voucher stay'); end;
CREATE TRIGGER voucher_goes_its_way before update on voucher
when iif(new.checked_by is null, 'unchecked', 'checked')
  <> iif(old.checked_by is null, 'unchecked', 'checked') and not (
  (iif(old.checked_by is null, 'unchecked', 'checked') in ('unchecked')
    and iif(new.checked_by is null, 'unchecked', 'checked') in ('checked')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER voucher_is_not_edited before update on voucher
when old.checked_by is not null or new.checked_by is null or new.id is not old.id
  or new.month is not old.month or new.number is not old.number or new.day is not old.day
  or new.kind is not old.kind or new.summary is not old.summary or new.total_fen is not old.total_fen
  or new.lines is not old.lines or new.source_table is not old.source_table
  or new.source_id is not old.source_id or new.reverses_id is not old.reverses_id
  or new.entered_by is not old.entered_by or new.entered_at is not old.entered_at
  or new.search is not old.search
begin select raise(abort, 'a voucher is not edited'); end;
CREATE TRIGGER voucher_keeps_its_attachments before delete on voucher
when exists (select 1 from attachment where of_table = 'voucher' and of_id = old.id)
begin select raise(abort, 'a record stays while files are beside it'); end;
CREATE TRIGGER voucher_keeps_its_hands before update on voucher
when substr(new.entered_by || ' ', 1, length(old.entered_by) + 1) <> old.entered_by || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER voucher_keeps_out before insert on voucher
when exists (select 1 from book_month where month >= new.month and state <> 'open')
begin select raise(abort, 'nothing is posted into a closed month'); end;
CREATE TRIGGER voucher_stays before delete on voucher
begin select raise(abort, 'a voucher stays'); end;
