/**
 * Everybody who entered or changed a booking, by ids with a space between: none of them decides over it.
 * Empty in rows of earlier versions, where whoever entered it and changed it last are known.
 */
export const bookingHands = `
alter table booking add column hands text check (hands is null or (
  instr(' ' || hands || ' ', ' ' || entered_by || ' ') > 0
  and instr(' ' || hands || ' ', ' ' || changed_by || ' ') > 0
  and (decided_by is null or instr(' ' || hands || ' ', ' ' || decided_by || ' ') = 0)));

drop index booking_asked;
create index booking_asked on booking (entered_by, changed_by, hands, day) where state = 'asked';

create trigger booking_keeps_hands before update on booking
when (old.hands is not null
    and coalesce(substr(new.hands || ' ', 1, length(old.hands) + 1) <> old.hands || ' ', 1))
  or (new.changed_by is not old.changed_by
    and coalesce(instr(' ' || new.hands || ' ', ' ' || old.changed_by || ' ') = 0, 1))
begin select raise(abort, 'whoever changed a booking stays known'); end;
`
