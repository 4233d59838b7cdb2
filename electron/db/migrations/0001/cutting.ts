/** What was cut of which record, and why. */
export const cutting = `
create table cut (
  id text primary key not null,
  of_table text not null,
  of_id text not null,
  day text not null,
  at_ms integer not null,
  reason text not null,
  cut_by text
) strict;
create index cut_by_record on cut (of_id);
`
