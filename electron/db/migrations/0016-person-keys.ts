/**
 * The public keys with which people sign their decisions, for ever, and who last gave somebody a one-time
 * password: that person does not certify the key that comes of it.
 */
export const personKeys = `
alter table person_account add column let_in_by text;

create table person_key (
  id text primary key not null check (length(id) = 64),
  holder text not null,
  kind text not null check (kind in ('person', 'recovery')),
  pub text not null check (length(pub) = 44),
  state text not null check (state in ('waiting', 'certified', 'ended')),
  revision integer not null
) strict;
create unique index person_key_in_force on person_key (holder) where state <> 'ended';

create trigger person_key_stays before delete on person_key
begin select raise(abort, 'a public key stays for ever'); end;

create trigger person_key_goes_its_way before update on person_key
when new.id is not old.id or new.holder is not old.holder or new.kind is not old.kind
  or new.pub is not old.pub or old.state = 'ended' or new.state = 'waiting'
begin select raise(abort, 'a public key is certified, then ended'); end;
`
