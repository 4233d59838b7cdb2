const tailed = (table: string) => `
alter table ${table} add column tail text generated always as (
  iif(substr(id_number, -6, 5) glob '[0-9][0-9][0-9][0-9][0-9]', lower(substr(id_number, -6)), '')) virtual;
`

/**
 * The last six signs of an ID number have a column of their own: who may unmask finds a person by them, and
 * nobody else's search touches them. What stands for a masked number has none.
 */
export const tails = `
${tailed('member')}
drop index member_by_branch;
drop index member_by_name;
drop index member_by_birth;
drop index member_by_join;
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

${tailed('staff')}
drop index staff_by_name;
drop index staff_by_joined;
drop index staff_by_grade;
create index staff_by_name on staff (present, name_key, id, search, tail, post, level);
create index staff_by_joined on staff (present, joined_day, id, search, tail, post, level);
create index staff_by_grade on staff (present, grade, id, search, tail, post, level);
`
