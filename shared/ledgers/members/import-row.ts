import { labelOf } from '../../codes/index.ts'
import { sexCodes } from '../../codes/person.ts'
import type { Day } from '../../kernel/day.ts'
import { birthDayOf, type IdNumber, sexOf } from '../../kernel/id-number.ts'
import type { CellReader } from '../../sheets/cells.ts'
import { type CellIssue, issue } from '../../sheets/issues.ts'
import type { FieldIssue, JudgedRow, RowJudgement, RowValues } from '../../sheets/plan-import.ts'
import { idNumberReader, readName, readPhone } from '../../sheets/read-person.ts'
import type { MemberFieldName } from './fields.ts'
import { mayLackNumber } from './rules.ts'

type Setting = { readonly today: Day; readonly practice: boolean }

/** How the cells of a roster are read where their kind alone does not say it. */
export const memberReaders = (setting: Setting): Partial<Record<MemberFieldName, CellReader>> => ({
  name: readName,
  idNumber: idNumberReader(setting),
  mobile: readPhone,
  phone: readPhone,
})

/** What makes two rows the same person: the ID number; where none is needed, the name and the branch. */
export function memberKey({ idNumber, ...other }: RowValues<MemberFieldName>): string | null {
  if (typeof idNumber === 'string') return idNumber
  const { name, branchId, memberClass } = other
  return mayLackNumber(memberClass) && name && branchId ? `${name} ${branchId}` : null
}

/**
 * What only several cells together show: sex and birth day against the ID number, days in their order
 * and not in the future. A new row is in the office's own care, in good standing and in touch unless
 * it says otherwise.
 */
export const judgeMember =
  ({ today }: Pick<Setting, 'today'>) =>
  (row: JudgedRow<MemberFieldName>): RowJudgement<MemberFieldName> => ({
    issues: [...againstIdNumber(row), ...daysOf(row, today)],
    mayLack: mayLackNumber(row.given.memberClass) ? ['idNumber'] : [],
    defaults: { memberClass: 'resident', partyStatus: 'normal', isLost: false, isMigrantWorker: false },
  })

function againstIdNumber({ given, coarseMonth }: JudgedRow<MemberFieldName>): FieldIssue<MemberFieldName>[] {
  if (typeof given.idNumber !== 'string') return []
  const idNumber = given.idNumber as IdNumber
  const issues: FieldIssue<MemberFieldName>[] = []
  const [sex, birthDay] = [sexOf(idNumber), birthDayOf(idNumber)]
  if (given.sex !== undefined && given.sex !== sex) {
    issues.push({ field: 'sex', issue: issue('sex-contradicts-id', { says: labelOf(sexCodes, sex) }) })
  }
  const written = coarseMonth('birthDay') ?? given.birthDay
  if (typeof written === 'string' && !birthDay.startsWith(written)) {
    issues.push({ field: 'birthDay', issue: issue('birth-contradicts-id', { says: birthDay }) })
  }
  return issues
}

/** The Party was founded in July 1921; nobody joined before. */
const FOUNDED = '1921-07-01'

function daysOf({ given, before }: JudgedRow<MemberFieldName>, today: Day): FieldIssue<MemberFieldName>[] {
  const issues: FieldIssue<MemberFieldName>[] = []
  const fail = (field: MemberFieldName, problem: CellIssue) => issues.push({ field, issue: problem })
  for (const field of ['joinDay', 'fullDay', 'workStartDay', 'archiveBirthDay', 'lostSince'] as const) {
    const day = given[field]
    if (typeof day === 'string' && day > today) fail(field, issue('day-in-future', {}))
  }
  const { joinDay, fullDay, idNumber } = { ...before, ...given }
  const born = typeof idNumber === 'string' ? birthDayOf(idNumber as IdNumber) : undefined
  if (typeof joinDay !== 'string' || joinDay > today) return issues
  if (given.joinDay !== undefined) {
    if (joinDay < FOUNDED) fail('joinDay', issue('day-too-early', { than: '建党', day: FOUNDED }))
    else if (born && joinDay <= born) fail('joinDay', issue('day-too-early', { than: '出生日期', day: born }))
  }
  if (typeof fullDay !== 'string' || fullDay > today) return issues
  // Subtle: compared by month, because “1990.3” and “1990.3.7” may stand side by side.
  if (fullDay.slice(0, 7) < joinDay.slice(0, 7)) {
    const field = given.fullDay === undefined ? 'joinDay' : 'fullDay'
    fail(field, issue('day-too-early', { than: '加入党组织日期', day: joinDay }))
  }
  return issues
}
