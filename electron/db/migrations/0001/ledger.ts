/**
 * What every ledger file has, whatever it keeps: who it is, its chain with the stretches of each deed, its
 * secrets, the keys under which the chain tells personal values, its people and the public keys with which
 * they sign, imports and scratch paper.
 *
 * `let_in_by`: who last gave somebody a one-time password does not certify the key that comes of it.
 */
export const ledger = `
create table meta (
  key text primary key not null,
  value text not null
) strict, without rowid;

create table audit (
  seq integer primary key not null check (seq >= 0),
  body text not null,
  head blob not null check (length(head) = 32),
  record text not null
) strict;
create trigger audit_is_not_edited before update on audit
begin select raise(abort, 'audit entries are final'); end;
create trigger audit_is_not_erased before delete on audit
begin select raise(abort, 'audit entries are final'); end;
create index audit_by_record on audit (record, seq);

create table audit_stretch (
  first integer primary key not null,
  last integer not null check (last >= first),
  user text not null,
  deed text not null,
  at integer not null
) strict;
create index audit_stretch_by_user on audit_stretch (user, first);
create index audit_stretch_by_deed on audit_stretch (deed, first);

create table checkpoint (
  size integer primary key not null,
  head blob not null check (length(head) = 32),
  at integer not null,
  text text not null,
  signature text not null
) strict;

create table secret (
  name text primary key not null,
  sealed text not null
) strict, without rowid;

create table record_key (
  id text primary key not null,
  key blob not null check (length(key) = 64)
) strict, without rowid;

create table setting (
  id text primary key not null,
  name text not null,
  value text not null,
  valid_from text not null,
  valid_to text,
  origin text not null,
  revision integer not null
) strict;
create index setting_by_name on setting (name, valid_from);

create table person_account (
  id text primary key not null,
  name text not null,
  role text not null check (role in ('clerk', 'reviewer', 'head', 'admin', 'auditor')),
  seals integer not null check (seals in (0, 1)),
  removed integer not null check (removed in (0, 1)),
  let_in_by text,
  revision integer not null
) strict;

create table person_key (
  id text primary key not null check (length(id) = 64),
  holder text not null,
  kind text not null check (kind in ('person', 'recovery')),
  pub text not null check (length(pub) = 44),
  state text not null check (state in ('waiting', 'certified', 'ended')),
  revision integer not null
) strict;
create unique index person_key_in_force on person_key (holder) where state <> 'ended';
create trigger person_key_stays before delete on person_key
begin select raise(abort, 'a public key stays for ever'); end;
create trigger person_key_goes_its_way before update on person_key
when new.id is not old.id or new.holder is not old.holder or new.kind is not old.kind
  or new.pub is not old.pub or old.state = 'ended' or new.state = 'waiting'
begin select raise(abort, 'a public key is certified, then ended'); end;

create table import_batch (
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
create index import_batch_by_time on import_batch (at desc, id);

create table import_row (
  id text primary key not null,
  batch_id text not null references import_batch (id),
  record_id text not null,
  op text not null check (op in ('insert', 'update')),
  before text,
  revision_after integer not null
) strict;
create index import_row_by_batch on import_row (batch_id);

create table draft (
  id text primary key not null,
  user text not null,
  form text not null,
  record_id text not null,
  content text not null,
  at integer not null
) strict;
create unique index draft_by_form on draft (user, form, record_id);

create table saved_view (
  id text primary key not null,
  user text not null,
  list text not null,
  name text not null,
  content text not null
) strict;
create unique index saved_view_by_list on saved_view (user, list, name);
`
