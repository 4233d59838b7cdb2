/** The tree of Party organisations and the posts people hold in them. */
export const organisation = `
create table organisation (
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
create unique index organisation_by_code on organisation (code);
create index organisation_by_parent on organisation (parent_id, sort, code);

create table post (
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
create index post_by_organisation on post (organisation_id, from_day);
create index post_by_member on post (member_id);
`
