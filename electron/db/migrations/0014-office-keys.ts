/**
 * Keys that an office had before, for what they signed; who signed what was sealed; bundles that wait for a
 * key to be confirmed; and bundles that a void key signed, which hold no number.
 */
export const officeKeys = `
create table office_key (
  id text primary key not null,
  sign_pub text not null check (length(sign_pub) = 44),
  recipient text not null,
  life integer not null,
  turn integer not null,
  until_size integer not null,
  revision integer not null
) strict;

alter table outbox add column signed_by text not null default '';

create table waiting (
  id text primary key not null check (length(id) = 64),
  ledger text not null,
  office_name text not null,
  key text not null,
  file_name text not null,
  at integer not null
) strict;
create index waiting_by_ledger on waiting (ledger, key);

drop index inbox_by_seq;
create unique index inbox_by_seq on inbox (ledger, incarnation, seq) where outcome <> 'void';
create index inbox_by_ledger on inbox (ledger, incarnation, seq);
`
