/**
 * Everybody who ever changed a spending stays known: whoever did neither reviews nor approves it, and nobody
 * is forgotten by a later change. Null where nobody changed it but who entered it and who changed it last.
 */
export const spendingHands = `
alter table spending add column changed_before text check (
  coalesce(instr(' ' || changed_before || ' ', ' ' || reviewed_by || ' '), 0) = 0
  and coalesce(instr(' ' || changed_before || ' ', ' ' || approved_by || ' '), 0) = 0);

create trigger spending_remembers_its_hands
before update of entered_by, changed_by, changed_before on spending
when new.entered_by <> old.entered_by
  or (old.changed_by not in (new.entered_by, new.changed_by)
    and instr(' ' || coalesce(new.changed_before, '') || ' ', ' ' || old.changed_by || ' ') = 0)
  or instr(coalesce(new.changed_before, ''), coalesce(old.changed_before, '')) <> 1
begin select raise(abort, 'who changed a spending stays known'); end;

drop index spending_by_number;
drop index spending_by_day;
drop index spending_by_amount;
drop index spending_waiting;
create index spending_by_number on spending (number, id, day, search, fund_id, line_id, year, state,
  category, amount_fen, paid_day, entered_by, changed_by, changed_before);
create index spending_by_day on spending (day, number, id, search, fund_id, line_id, year, state, category,
  amount_fen, paid_day, entered_by, changed_by, changed_before);
create index spending_by_amount on spending (amount_fen, number, id, day, search, fund_id, line_id, year,
  state, category, paid_day, entered_by, changed_by, changed_before);
create index spending_waiting on spending (state, fund_id, amount_fen, entered_by, changed_by, changed_before,
  paid_day)
  where state in ('draft', 'submitted', 'reviewed', 'approved', 'paid', 'returned');
`
