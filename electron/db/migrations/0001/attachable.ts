/**
 * SQL after which files stand beside the rows of these tables and of no others: none beside a row that is not
 * there, and no row goes while files are beside it. Steps were released with it, so that it never changes.
 */
export const attachable = (tables: readonly string[]): string => `
drop trigger if exists attachment_names_its_record;
create trigger attachment_names_its_record before insert on attachment
when not case new.of_table
  ${tables.map(isThere).join('\n  ')}
  else 0 end
begin select raise(abort, 'a file is beside a record that is there'); end;
${tables.map(keepsIts).join('')}`

const isThere = (table: string): string =>
  `when '${table}' then exists (select 1 from ${table} where id = new.of_id)`

const keepsIts = (table: string): string => `
create trigger if not exists ${table}_keeps_its_attachments before delete on ${table}
when exists (select 1 from attachment where of_table = '${table}' and of_id = old.id)
begin select raise(abort, 'a record stays while files are beside it'); end;
`
