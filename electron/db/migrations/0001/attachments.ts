import { attachable } from './attachable.ts'

/**
 * Files are beside records of any table that takes them, named by the table and the id. What they hold lies
 * beside the ledger, each under one of its keys of contents; the ledger keeps which there are, under which
 * key, and small pictures.
 */
export const attachments = `
create table attachment (
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
create index attachment_by_record on attachment (of_table, of_id, sort, kind);
create index attachment_by_content on attachment (sha256);

create table attachment_content (
  sha256 text primary key not null check (length(sha256) = 64),
  key integer not null check (key > 0),
  thumbnail blob
) strict;

create trigger attachment_stays_where_it_is before update of of_table, of_id on attachment
when new.of_table <> old.of_table or new.of_id <> old.of_id
begin select raise(abort, 'a file stays beside its record'); end;
${attachable(['spending', 'voucher'])}`
