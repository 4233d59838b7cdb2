/**
 * 活动场所, rooms, when they are open, and who has them. Two bookings that hold (waiting or booked)
 * never share a minute of a room: triggers say what the rule says.
 */
export const bookings = `
create table venue (
  id text primary key not null,
  name text not null check (length(name) between 1 and 40),
  address text,
  area_m2 integer check (area_m2 > 0),
  remark text,
  sort integer not null,
  revision integer not null
) strict;
create unique index venue_by_name on venue (name);

create table room (
  id text primary key not null,
  venue_id text not null references venue (id),
  name text not null check (length(name) between 1 and 40),
  kind text not null,
  capacity integer not null check (capacity > 0),
  equipment text,
  needs_approval integer not null check (needs_approval in (0, 1)),
  opened_day text not null,
  retired_day text,
  remark text,
  sort integer not null,
  revision integer not null,
  check (retired_day is null or retired_day >= opened_day)
) strict;
create unique index room_by_venue on room (venue_id, name);

create table room_hours (
  id text primary key not null,
  room_id text not null references room (id),
  weekday integer not null check (weekday between 1 and 7),
  from_minute integer not null check (from_minute >= 0),
  to_minute integer not null check (to_minute <= 1440),
  from_day text not null,
  to_day text,
  check (from_minute < to_minute),
  check (to_day is null or to_day >= from_day)
) strict;
create index room_hours_by_room on room_hours (room_id, weekday, from_day);

create table room_closure (
  id text primary key not null,
  room_id text not null references room (id),
  from_day text not null,
  to_day text not null,
  reason text not null,
  check (to_day >= from_day)
) strict;
create index room_closure_by_room on room_closure (room_id, to_day);

create table booking_series (
  id text primary key not null,
  room_id text not null references room (id),
  weekdays text not null,
  every_weeks integer not null check (every_weeks between 1 and 12),
  from_day text not null,
  until_day text not null,
  except_days text not null,
  from_minute integer not null check (from_minute >= 0),
  to_minute integer not null check (to_minute <= 1440),
  entered_by text not null,
  check (from_minute < to_minute),
  check (until_day >= from_day)
) strict;
create index booking_series_by_room on booking_series (room_id);

create table booking (
  id text primary key not null,
  room_id text not null references room (id),
  day text not null,
  from_minute integer not null check (from_minute >= 0),
  to_minute integer not null check (to_minute <= 1440),
  purpose text not null check (length(purpose) between 1 and 60),
  activity text not null,
  organisation_id text references organisation (id),
  organiser text,
  responsible text not null,
  phone text,
  expected integer not null check (expected > 0),
  remark text,
  state text not null check (state in ('asked', 'booked', 'refused', 'cancelled')),
  series_id text references booking_series (id),
  hands text not null check (length(hands) > 0),
  decided_by text,
  note text not null,
  came_resident integer check (came_resident >= 0),
  came_mobile integer check (came_mobile >= 0),
  came_on_duty integer check (came_on_duty >= 0),
  came_public integer check (came_public >= 0),
  damage text,
  is_tidy integer check (is_tidy in (0, 1)),
  revision integer not null,
  search text not null,
  holds integer generated always as (state in ('asked', 'booked')) virtual,
  came_total integer generated always as (came_resident + came_mobile + came_on_duty + came_public) virtual,
  check (from_minute < to_minute),
  check (came_total is null or state = 'booked')
) strict;
create index booking_by_room on booking
  (room_id, day, from_minute, id, to_minute, holds, search, state, activity, organisation_id, came_total);
create index booking_by_day on booking
  (day, from_minute, id, room_id, to_minute, holds, search, state, activity, organisation_id, came_total);
create index booking_by_organisation on booking (organisation_id, day);
create index booking_by_series on booking (series_id, day);
create index booking_asked on booking (hands, day) where state = 'asked';
create index booking_uncounted on booking (day) where state = 'booked' and came_resident is null;

create trigger booking_comes_free before insert on booking
when new.state in ('asked', 'booked') and exists (
  select 1 from booking indexed by booking_by_room
  where room_id = new.room_id and day = new.day and holds = 1
    and from_minute < new.to_minute and to_minute > new.from_minute)
begin select raise(abort, 'bookings of a room never overlap'); end;
create trigger booking_stays_free before update of room_id, day, from_minute, to_minute, state on booking
when new.state in ('asked', 'booked') and exists (
  select 1 from booking indexed by booking_by_room
  where room_id = new.room_id and day = new.day and holds = 1 and id <> new.id
    and from_minute < new.to_minute and to_minute > new.from_minute)
begin select raise(abort, 'bookings of a room never overlap'); end;
`
