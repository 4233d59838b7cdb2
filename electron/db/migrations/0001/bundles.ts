/**
 * Whom we exchange bundles with, what left, what came, and what supervisors take from it; keys that this
 * office had before, and bundles that wait for a key to be confirmed. A bundle that a void key signed holds
 * no number; `unsound` says how many places of its own ledger the sender knew not to fit.
 */
export const bundles = `
create table peer (
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
create unique index peer_by_fingerprint on peer (fingerprint);
create unique index peer_active on peer (ledger, relation) where state = 'active';

create table office_key (
  id text primary key not null,
  sign_pub text not null check (length(sign_pub) = 44),
  recipient text not null,
  life integer not null,
  turn integer not null,
  until_size integer not null,
  revision integer not null
) strict;

create table export_draft (
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
create index export_draft_by_peer on export_draft (peer_id, prepared_at);

create table export_preview (
  draft_id text primary key not null references export_draft (id),
  content text not null
) strict, without rowid;

create table outbox (
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
create unique index outbox_by_seq on outbox (stream, incarnation, seq);
create index outbox_by_peer on outbox (peer_id, sealed_at);
create index outbox_by_draft on outbox (draft_id);

create table inbox (
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
create unique index inbox_by_seq on inbox (ledger, incarnation, seq) where outcome <> 'void';
create index inbox_by_ledger on inbox (ledger, incarnation, seq);
create index inbox_by_peer on inbox (peer_id, period, period_revision);

create table waiting (
  id text primary key not null check (length(id) = 64),
  ledger text not null,
  office_name text not null,
  key text not null,
  file_name text not null,
  at integer not null
) strict;
create index waiting_by_ledger on waiting (ledger, key);

create table receipt (
  id text primary key not null,
  bundle_id text not null,
  peer_id text not null references peer (id),
  direction text not null check (direction in ('in', 'out')),
  status text not null check (status in ('accepted', 'duplicate', 'refused', 'held', 'returned')),
  code text not null,
  note text not null,
  at integer not null
) strict;
create index receipt_by_bundle on receipt (bundle_id);
create index receipt_by_peer on receipt (peer_id, direction, at);

create table figure (
  id text primary key not null,
  inbox_id text not null references inbox (id),
  period text not null,
  indicator text not null,
  value integer not null
) strict;
create unique index figure_by_bundle on figure (inbox_id, indicator);
create index figure_by_period on figure (period, indicator);

create table fingerprint (
  inbox_id text not null references inbox (id),
  kind text not null,
  marks blob not null check (length(marks) % 16 = 0),
  primary key (inbox_id, kind)
) strict, without rowid;
`
