import type { Entry } from '../../shared/audit/contract.ts'

/** The page on which the record of an entry is kept, if it has one. */
export function nounOf({
  table,
  deed,
  id,
}: Entry): 'members' | 'organisation' | 'bookings' | 'spending' | undefined {
  if (memberTables.has(table) || (table === '' && /^members?\./.test(deed) && id !== '')) return 'members'
  if (table === 'spending' || (table === '' && deed === 'spending.unmasked')) return 'spending'
  if (table === 'booking' || (table === '' && deed.startsWith('booking.'))) return 'bookings'
  return organisationTables.has(table) ? 'organisation' : undefined
}

/** The id of the record an entry is about: of the person for a dated set, of the row itself otherwise. */
export function recordOf(entry: Entry): string {
  const owner = entry.table === 'post' ? 'organisation_id' : 'member_id'
  const named = entry.after?.[owner] ?? entry.before?.[owner]
  return typeof named === 'string' ? named : entry.id
}

/** A name that stands in the entry itself. */
export function nameWithin({ before, after }: Entry): string | undefined {
  for (const column of nameColumns) {
    const value = after?.[column] ?? before?.[column]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

const memberTables = new Set(['member', 'member_branch', 'member_class', 'member_status', 'movement'])
const organisationTables = new Set(['organisation', 'post'])
const nameColumns = ['short_name', 'name', 'holder_name', 'office_name', 'workbook', 'file_name', 'purpose']
