/** The locks of the workflows of the first schema, in the words of electron/db/locks.ts. */
export const locks = `
CREATE TRIGGER export_draft_goes_its_way before update on export_draft
when new.state
  <> old.state and not (
  (old.state in ('prepared')
    and new.state in ('approved'))
  or (old.state in ('prepared', 'approved')
    and new.state in ('withdrawn'))
  or (old.state in ('approved')
    and new.state in ('sealed')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER export_draft_keeps_its_hands before update on export_draft
when substr(new.prepared_by || ' ', 1, length(old.prepared_by) + 1) <> old.prepared_by || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER export_draft_by_another_insert before insert on export_draft
when instr(' ' || new.prepared_by || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER export_draft_by_another_update before update on export_draft
when instr(' ' || new.prepared_by || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER booking_goes_its_way before update on booking
when new.state
  <> old.state and not (
  (old.state in ('asked', 'booked')
    and new.state in ('asked', 'booked'))
  or (old.state in ('asked', 'booked')
    and new.state in ('asked', 'booked'))
  or (old.state in ('asked')
    and new.state in ('booked', 'refused'))
  or (old.state in ('asked', 'booked')
    and new.state in ('cancelled')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER booking_keeps_its_hands before update on booking
when substr(new.hands || ' ', 1, length(old.hands) + 1) <> old.hands || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER booking_by_another_insert before insert on booking
when instr(' ' || new.hands || ' ', ' ' || new.decided_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER booking_by_another_update before update on booking
when instr(' ' || new.hands || ' ', ' ' || new.decided_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER pay_run_goes_its_way before update on pay_run
when new.state
  <> old.state and not (
  (old.state in ('open', 'computed')
    and new.state in ('computed'))
  or (old.state in ('computed')
    and new.state in ('open'))
  or (old.state in ('computed')
    and new.state in ('approved'))
  or (old.state in ('approved')
    and new.state in ('computed')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER pay_run_keeps_its_hands before update on pay_run
when substr(new.hands || ' ', 1, length(old.hands) + 1) <> old.hands || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER pay_run_by_another_insert before insert on pay_run
when instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER pay_run_by_another_update before update on pay_run
when instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER spending_goes_its_way before update on spending
when new.state
  <> old.state and not (
  (old.state in ('draft', 'returned')
    and new.state in ('submitted'))
  or (old.state in ('submitted')
    and new.state in ('reviewed'))
  or (old.state in ('reviewed')
    and new.state in ('approved'))
  or (old.state in ('submitted', 'reviewed', 'approved')
    and new.state in ('returned'))
  or (old.state in ('draft', 'returned', 'submitted', 'reviewed', 'approved')
    and new.state in ('withdrawn'))
  or (old.state in ('approved')
    and new.state in ('paid'))
  or (old.state in ('paid')
    and new.state in ('published'))
  or (old.state in ('paid', 'published')
    and new.state in ('reversed'))
  or (old.state in ('paid', 'published')
    and new.state in ('withdrawn')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER spending_keeps_its_hands before update on spending
when substr(new.hands || ' ', 1, length(old.hands) + 1) <> old.hands || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER spending_by_another_insert before insert on spending
when instr(' ' || new.hands || ' ', ' ' || new.reviewed_by || ' ') > 0
  or instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
  or new.paid_by = new.approved_by
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER spending_by_another_update before update on spending
when instr(' ' || new.hands || ' ', ' ' || new.reviewed_by || ' ') > 0
  or instr(' ' || new.hands || ' ', ' ' || new.approved_by || ' ') > 0
  or new.paid_by = new.approved_by
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER voucher_goes_its_way before update on voucher
when iif(new.checked_by is null, 'unchecked', 'checked')
  <> iif(old.checked_by is null, 'unchecked', 'checked') and not (
  (iif(old.checked_by is null, 'unchecked', 'checked') in ('unchecked')
    and iif(new.checked_by is null, 'unchecked', 'checked') in ('checked')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER voucher_keeps_its_hands before update on voucher
when substr(new.entered_by || ' ', 1, length(old.entered_by) + 1) <> old.entered_by || ' '
begin select raise(abort, 'whoever had a hand in a record stays known'); end;
CREATE TRIGGER voucher_by_another_insert before insert on voucher
when instr(' ' || new.entered_by || ' ', ' ' || new.checked_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER voucher_by_another_update before update on voucher
when instr(' ' || new.entered_by || ' ', ' ' || new.checked_by || ' ') > 0
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER book_month_goes_its_way before update on book_month
when new.state
  <> old.state and not (
  (old.state in ('never', 'open')
    and new.state in ('closed'))
  or (old.state in ('closed')
    and new.state in ('asked'))
  or (old.state in ('asked')
    and new.state in ('closed', 'open')))
begin select raise(abort, 'no step leads to that state'); end;
CREATE TRIGGER book_month_by_another_insert before insert on book_month
when new.granted_by = new.asked_by
begin select raise(abort, 'nobody decides over what is their own'); end;
CREATE TRIGGER book_month_by_another_update before update on book_month
when new.granted_by = new.asked_by
begin select raise(abort, 'nobody decides over what is their own'); end;
`
