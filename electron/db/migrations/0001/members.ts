/**
 * The roster, its dated sets and its movements. The standing columns of `member` mirror the open
 * stretch of each set.
 * ID numbers are unique but where they are masked, as in a received ledger; their last six signs have a
 * column of their own, which only the searches of those touch who may unmask.
 */
export const members = `
create table member (
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
create unique index member_by_id_number on member (id_number) where instr(id_number, '*') = 0;
create index member_by_branch on member
  (branch_id, present, name_key, id, search, tail, member_class, party_status, category, sex, is_lost,
   birth_day, join_day);
create index member_by_name on member
  (present, name_key, id, search, tail, branch_id, member_class, party_status, category, sex, is_lost,
   birth_day, join_day);
create index member_by_birth on member
  (present, birth_day, id, search, tail, branch_id, member_class, party_status, category, sex, is_lost,
   join_day);
create index member_by_join on member
  (present, join_day, id, search, tail, branch_id, member_class, party_status, category, sex, is_lost,
   birth_day);
create index member_with_gaps on member (category, join_day, full_day, mobile, education, is_lost, lost_since)
  where left_day is null
    and (join_day is null or full_day is null or mobile is null or education is null or is_lost = 1);

create table member_branch (
  id text primary key not null,
  member_id text not null references member (id),
  value text not null references organisation (id),
  from_day text not null,
  to_day text,
  reason text not null,
  check (to_day is null or to_day >= from_day)
) strict;
create unique index member_branch_by_member on member_branch (member_id, from_day);
create index member_branch_by_value on member_branch (value, from_day);

create table member_class (
  id text primary key not null,
  member_id text not null references member (id),
  value text not null,
  from_day text not null,
  to_day text,
  reason text not null,
  check (to_day is null or to_day >= from_day)
) strict;
create unique index member_class_by_member on member_class (member_id, from_day);

create table member_status (
  id text primary key not null,
  member_id text not null references member (id),
  value text not null,
  from_day text not null,
  to_day text,
  reason text not null,
  check (to_day is null or to_day >= from_day)
) strict;
create unique index member_status_by_member on member_status (member_id, from_day);

create table movement (
  id text primary key not null,
  member_id text not null references member (id),
  direction text not null check (direction in ('in', 'out')),
  kind text not null,
  day text not null,
  counterpart text not null,
  reason text not null
) strict;
create index movement_by_member on movement (member_id, day);
create index movement_by_day on movement (day, direction, kind);
`
