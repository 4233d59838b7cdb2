/** From where to where the entries of one deed stand: they are looked for by person, deed and day. */
export const stretches = `
create table audit_stretch (
  first integer primary key not null,
  last integer not null check (last >= first),
  user text not null,
  deed text not null,
  at integer not null
) strict;
create index audit_stretch_by_user on audit_stretch (user, first);
create index audit_stretch_by_deed on audit_stretch (deed, first);

insert into audit_stretch(first, last, user, deed, at)
select min(seq), max(seq), user, deed, min(at)
from (
  select seq, tx, user, deed, at,
    seq - row_number() over (partition by tx, user, deed order by seq) as island
  from (
    select seq, body ->> 'tx' as tx, body ->> 'user' as user, body ->> 'deed' as deed, body ->> 'at' as at
    from audit
    where seq > 0 and json_valid(body) and json_type(body) = 'object'
  )
)
group by tx, user, deed, island;
`
