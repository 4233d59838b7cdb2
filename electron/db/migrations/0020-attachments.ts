import { attachable } from './attachable.ts'

/** Files are beside records of any table that takes them, named by the table and the id. */
export const attachments = `
create table attachment_of (
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
insert into attachment_of (id, of_table, of_id, kind, name, media, size_bytes, sha256, added_by, sort)
select id, 'spending', spending_id, kind, name, media, size_bytes, sha256, added_by, sort from attachment;
drop table attachment;
alter table attachment_of rename to attachment;
create index attachment_by_record on attachment (of_table, of_id, sort, kind);
create index attachment_by_content on attachment (sha256);

create trigger attachment_stays_where_it_is before update of of_table, of_id on attachment
when new.of_table <> old.of_table or new.of_id <> old.of_id
begin select raise(abort, 'a file stays beside its record'); end;
${attachable(['spending', 'voucher'])}`
