/**
 * 经费: funds with dated rules and yearly budget lines, what arrives for them, and every spending with its
 * publicity. No line is ever bound above its budget: triggers say what the rules say.
 */
export const spending = `
create table fund (
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
create unique index fund_by_name on fund (name);

create table fund_rule (
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
create index fund_rule_by_fund on fund_rule (fund_id, kind, from_day);

create table budget_line (
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
create unique index budget_line_by_fund on budget_line (fund_id, year, name);

create table appropriation (
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
create index appropriation_by_fund on appropriation (fund_id, state, day, amount_fen);
create index appropriation_by_day on appropriation (day);

create table publicity (
  id text primary key not null,
  place text not null,
  from_day text not null,
  to_day text not null,
  paper text,
  entered_by text not null,
  revision integer not null,
  check (to_day >= from_day)
) strict;
create index publicity_by_day on publicity (from_day);

create table spending (
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
create unique index spending_by_own_number on spending (number) where state <> 'withdrawn';
create unique index spending_by_invoice on spending (invoice_key)
  where invoice_key is not null and state not in ('withdrawn', 'reversed');
create index spending_by_number on spending (number, id, day, search, fund_id, line_id, year, state,
  category, amount_fen, paid_day, hands);
create index spending_by_day on spending (day, number, id, search, fund_id, line_id, year, state, category,
  amount_fen, paid_day, hands);
create index spending_by_amount on spending (amount_fen, number, id, day, search, fund_id, line_id, year,
  state, category, paid_day, hands);
create index spending_by_line on spending (line_id, binds, paid_year, amount_fen);
create index spending_by_fund on spending (fund_id, binds, paid_year, paid_month, amount_fen);
create index spending_by_publicity on spending (publicity_id, amount_fen);
create index spending_waiting on spending (state, fund_id, amount_fen, hands, paid_day)
  where state in ('draft', 'submitted', 'reviewed', 'approved', 'paid', 'returned');

create trigger spending_comes_within_its_line before insert on spending
when new.state in ('submitted', 'reviewed', 'approved', 'paid', 'published')
  and new.amount_fen + (select coalesce(sum(amount_fen), 0) from spending
    where line_id = new.line_id and binds = 1)
  > (select amount_fen from budget_line where id = new.line_id)
begin select raise(abort, 'a budget line is never bound above its budget'); end;
create trigger spending_stays_within_its_line before update of line_id, amount_fen, state on spending
when new.state in ('submitted', 'reviewed', 'approved', 'paid', 'published')
  and new.amount_fen + (select coalesce(sum(amount_fen), 0) from spending
    where line_id = new.line_id and binds = 1 and id <> new.id)
  > (select amount_fen from budget_line where id = new.line_id)
begin select raise(abort, 'a budget line is never bound above its budget'); end;
create trigger budget_line_covers_its_spendings before update of amount_fen on budget_line
when new.amount_fen < (select coalesce(sum(amount_fen), 0) from spending where line_id = new.id and binds = 1)
begin select raise(abort, 'a budget line is never bound above its budget'); end;
create trigger voucher_entry_names_a_fund before insert on voucher_entry
when new.fund_id is not null and not exists (select 1 from fund where id = new.fund_id)
begin select raise(abort, 'an entry names a fund that is there'); end;
create trigger spending_is_not_deleted before delete on spending
begin select raise(abort, 'a spending stays'); end;
`
