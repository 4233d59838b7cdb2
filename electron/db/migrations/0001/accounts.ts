/** Whose accounts are: a member's or a staff member's, from day to day. */
export const accounts = `
create table account_link (
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
create index account_link_by_account on account_link (account_id);
create index account_link_by_member on account_link (member_id);
create index account_link_by_staff on account_link (staff_id);
`
