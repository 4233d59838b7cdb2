import type { Selectable } from 'kysely'
import { MaskedMember, type Member, Movement, Stretch } from '../../../shared/ledgers/members/member.ts'
import type { MemberRow, MovementRow, StretchRow } from './table.ts'

/** A row as it is read. */
export type Listed = Omit<Selectable<MemberRow>, 'present' | 'search' | 'tail' | 'name_key'>

/** The row of a member, without the columns that follow from others. */
export function toRow(member: Member): Omit<MemberRow, 'search' | 'tail' | 'name_key' | 'present'> {
  return {
    id: member.id,
    name: member.name,
    id_number: member.idNumber,
    sex: member.sex,
    birth_day: member.birthDay,
    archive_birth_day: member.archiveBirthDay,
    ethnicity: member.ethnicity,
    education: member.education,
    degree: member.degree,
    category: member.category,
    branch_id: member.branchId,
    member_class: member.memberClass,
    party_status: member.partyStatus,
    join_day: member.joinDay,
    full_day: member.fullDay,
    join_type: member.joinType,
    join_branch: member.joinBranch,
    party_age_adjust_months: member.partyAgeAdjustMonths,
    job_post: member.jobPost,
    professional_title: member.professionalTitle,
    stratum: member.stratum,
    is_migrant_worker: member.isMigrantWorker ? 1 : 0,
    work_start_day: member.workStartDay,
    mobile: member.mobile,
    phone: member.phone,
    home_address: member.homeAddress,
    current_address: member.currentAddress,
    native_place: member.nativePlace,
    archive_unit: member.archiveUnit,
    is_lost: member.isLost ? 1 : 0,
    lost_since: member.lostSince,
    flow_to: member.flowTo,
    remark: member.remark,
    left_day: member.leftDay,
    revision: member.revision,
  }
}

/** Rows of a received ledger may hold stars. */
const Kept = MaskedMember.omit({ masked: true })

/** The member in a row, parsed. */
export function fromRow(row: Listed): Member {
  return Kept.parse({
    id: row.id,
    name: row.name,
    idNumber: row.id_number,
    sex: row.sex,
    birthDay: row.birth_day,
    archiveBirthDay: row.archive_birth_day,
    ethnicity: row.ethnicity,
    education: row.education,
    degree: row.degree,
    category: row.category,
    branchId: row.branch_id,
    memberClass: row.member_class,
    partyStatus: row.party_status,
    joinDay: row.join_day,
    fullDay: row.full_day,
    joinType: row.join_type,
    joinBranch: row.join_branch,
    partyAgeAdjustMonths: row.party_age_adjust_months,
    jobPost: row.job_post,
    professionalTitle: row.professional_title,
    stratum: row.stratum,
    isMigrantWorker: row.is_migrant_worker === 1,
    workStartDay: row.work_start_day,
    mobile: row.mobile,
    phone: row.phone,
    homeAddress: row.home_address,
    currentAddress: row.current_address,
    nativePlace: row.native_place,
    archiveUnit: row.archive_unit,
    isLost: row.is_lost === 1,
    lostSince: row.lost_since,
    flowTo: row.flow_to,
    remark: row.remark,
    leftDay: row.left_day,
    revision: row.revision,
  })
}

/** The stretch in a row, parsed. */
export const fromStretchRow = (row: StretchRow): Stretch =>
  Stretch.parse({
    id: row.id,
    value: row.value,
    fromDay: row.from_day,
    toDay: row.to_day,
    reason: row.reason,
  })

/** The movement in a row, parsed. */
export const fromMovementRow = (row: MovementRow): Movement =>
  Movement.parse({
    id: row.id,
    memberId: row.member_id,
    direction: row.direction,
    kind: row.kind,
    day: row.day,
    counterpart: row.counterpart,
    reason: row.reason,
  })
