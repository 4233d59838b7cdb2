/**
 * Everybody who wrote something for a month, computed it or threw it away: none of them approves it, and
 * nobody is forgotten, whoever computes it again.
 */
export const payHands = `
create table pay_hand (
  id text primary key not null,
  month text not null,
  person text not null
) strict;
create unique index pay_hand_by_month on pay_hand (month, person);

create trigger pay_hand_stays_in_update before update on pay_hand
begin select raise(abort, 'who had a hand in a month stays known'); end;
create trigger pay_hand_stays_in_delete before delete on pay_hand
begin select raise(abort, 'who had a hand in a month stays known'); end;

${['insert', 'update']
  .map(
    (when) => `
create trigger pay_run_by_a_known_hand_${when} before ${when} on pay_run
when not exists (select 1 from pay_hand where month = new.month and person = new.run_by)
begin select raise(abort, 'who computes a month is one of its hands'); end;
create trigger pay_run_approved_by_another_${when} before ${when} on pay_run
when exists (select 1 from pay_hand where month = new.month and person = new.approved_by)
begin select raise(abort, 'nobody approves a month they had a hand in'); end;
create trigger pay_entry_by_a_known_hand_${when} before ${when} on pay_entry
when not exists (select 1 from pay_hand where month = new.month)
begin select raise(abort, 'who writes for a month is one of its hands'); end;`,
  )
  .join('')}
`
