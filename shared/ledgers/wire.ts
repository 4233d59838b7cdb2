import type { WireCell, WireColumn, WireTable } from '../fields/wire.ts'
import type { Mask } from '../kernel/mask.ts'
import { namePinyin, plainPinyin } from '../kernel/pinyin.ts'
import { searchText } from '../kernel/search-text.ts'

type Cells = Readonly<Record<string, WireCell>>

const table = (
  name: string,
  columns: string,
  masks: Readonly<Record<string, Mask>> = {},
  derive: (row: Cells) => Cells = (row) => row,
): WireTable => ({
  table: name,
  version: 1,
  key: ['id'],
  columns: columns.split(' ').map((column): WireColumn => {
    const mask = masks[column]
    return mask ? { name: column, treatment: 'masked', mask } : { name: column, treatment: 'plain' }
  }),
  fromWire: (_version, row) => derive(row),
})

const stretch = 'id member_id value from_day to_day reason'

/** Every table that bundles carry, so that references point backwards. */
export const wireTables: readonly WireTable[] = [
  table(
    'organisation',
    'id parent_id code type full_name short_name founded_day dissolved_day term_start term_end contact contact_phone division unit_name uscc remark sort revision',
    { contact_phone: 'phone' },
  ),
  table(
    'member',
    'id name id_number sex birth_day archive_birth_day ethnicity education degree category branch_id member_class party_status join_day full_day join_type join_branch party_age_adjust_months job_post professional_title stratum is_migrant_worker work_start_day mobile phone home_address current_address native_place archive_unit is_lost lost_since flow_to remark left_day revision',
    {
      id_number: 'id-number',
      mobile: 'phone',
      phone: 'phone',
      home_address: 'address',
      current_address: 'address',
    },
    (row) => ({
      ...row,
      name_key: namePinyin(String(row.name)).join(' '),
      search: searchText(String(row.name), String(row.id_number), [namePinyin, plainPinyin]),
    }),
  ),
  table('post', 'id organisation_id member_id holder_name title from_day to_day revision'),
  table('member_branch', stretch),
  table('member_class', stretch),
  table('member_status', stretch),
  table('movement', 'id member_id direction kind day counterpart reason'),
]
