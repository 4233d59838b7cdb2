/**
 * 会计科目, 记账凭证 and 结账. A voucher's entries are written before it: writing the voucher itself closes
 * it, and is refused where it does not balance. Nothing of it changes afterwards but who checked it.
 */
export const vouchers = `
create table account (
  id text primary key not null,
  code text not null check (length(code) between 4 and 12),
  name text not null check (length(name) between 1 and 40),
  kind text not null check (kind in ('asset', 'liability', 'net', 'income', 'expense')),
  by_fund integer not null check (by_fund in (0, 1)),
  stopped integer not null check (stopped in (0, 1)),
  source text not null,
  revision integer not null
) strict;
create unique index account_by_code on account (code);

create table book_month (
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
create unique index book_month_by_month on book_month (month);

create table voucher (
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
create index voucher_by_number on voucher
  (month, number, id, search, kind, total_fen, checked_by, entered_by, day);
create index voucher_by_total on voucher
  (total_fen, month, number, id, search, kind, checked_by, entered_by, day);
create unique index voucher_by_reversed on voucher (reverses_id) where reverses_id is not null;
create index voucher_by_source on voucher (source_id) where source_id is not null;
create index voucher_unchecked on voucher (month, entered_by, checked_by) where checked_by is null;
create index voucher_opening on voucher (day) where kind = 'opening';
create index voucher_by_previous on voucher (previous_number, month);

create table voucher_entry (
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
create unique index voucher_entry_by_voucher on voucher_entry (voucher_id, line);
create index voucher_entry_by_account on voucher_entry
  (account_id, fund_id, month, voucher_id, debit_fen, credit_fen);
create index voucher_entry_by_fund on voucher_entry (fund_id, voucher_id) where fund_id is not null;

create table account_month (
  account_id text not null references account (id),
  fund_id text not null,
  month text not null,
  debit_fen integer not null,
  credit_fen integer not null,
  primary key (account_id, fund_id, month)
) strict, without rowid;

create trigger voucher_entry_comes_first before insert on voucher_entry
when exists (select 1 from voucher where id = new.voucher_id)
begin select raise(abort, 'a voucher is complete once it is written'); end;
create trigger voucher_entry_counts after insert on voucher_entry
begin
  insert into account_month (account_id, fund_id, month, debit_fen, credit_fen)
  values (new.account_id, coalesce(new.fund_id, ''), new.month, new.debit_fen, new.credit_fen)
  on conflict (account_id, fund_id, month) do update
  set debit_fen = debit_fen + excluded.debit_fen, credit_fen = credit_fen + excluded.credit_fen;
end;
create trigger voucher_entry_is_not_edited before update on voucher_entry
begin select raise(abort, 'entries of a voucher stay as they are'); end;
create trigger voucher_entry_stays before delete on voucher_entry
begin select raise(abort, 'entries of a voucher stay'); end;

create trigger voucher_balances before insert on voucher
when not coalesce((
  select count(*) = new.lines and sum(debit_fen) = new.total_fen and sum(credit_fen) = new.total_fen
    and min(month) = new.month and max(month) = new.month and max(line) = new.lines
    and (new.kind = 'reversal' or (min(debit_fen) >= 0 and min(credit_fen) >= 0))
    and (new.kind <> 'reversal' or (max(debit_fen) <= 0 and max(credit_fen) <= 0))
  from voucher_entry where voucher_id = new.id), 0)
begin select raise(abort, 'debit and credit are equal'); end;
create trigger voucher_keeps_out before insert on voucher
when exists (select 1 from book_month where month >= new.month and state <> 'open')
begin select raise(abort, 'nothing is posted into a closed month'); end;
create trigger voucher_is_not_edited before update on voucher
when old.checked_by is not null or new.checked_by is null or new.id is not old.id
  or new.month is not old.month or new.number is not old.number or new.day is not old.day
  or new.kind is not old.kind or new.summary is not old.summary or new.total_fen is not old.total_fen
  or new.lines is not old.lines or new.source_table is not old.source_table
  or new.source_id is not old.source_id or new.reverses_id is not old.reverses_id
  or new.entered_by is not old.entered_by or new.entered_at is not old.entered_at
  or new.search is not old.search
begin select raise(abort, 'a voucher is not edited'); end;
create trigger voucher_stays before delete on voucher
begin select raise(abort, 'a voucher stays'); end;

create trigger book_month_closes_checked before insert on book_month
when new.state <> 'open' and exists (
  select 1 from voucher where month = new.month and checked_by is null)
begin select raise(abort, 'a month closes when every voucher was checked'); end;
create trigger book_month_closes_again_checked before update on book_month
when new.id is not old.id or new.month is not old.month
  or (old.state = 'open' and exists (select 1 from voucher where month = new.month and checked_by is null))
begin select raise(abort, 'a month closes when every voucher was checked'); end;
create trigger book_month_opens_last before update on book_month
when new.state = 'open' and exists (select 1 from book_month where month > new.month and state <> 'open')
begin select raise(abort, 'later months are reopened first'); end;
create trigger book_month_stays before delete on book_month
begin select raise(abort, 'a closing stays on record'); end;
`
