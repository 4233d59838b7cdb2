import type { Day } from '../../kernel/day.ts'
import type { Fault } from '../../kernel/faults.ts'
import { type Month, monthOf } from '../../kernel/month.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, JudgedRow, RowJudgement, RowValues } from '../../sheets/plan-import.ts'
import { idNumberReader, readName, readPhone } from '../../sheets/read-person.ts'
import type { StaffImportName } from './fields.ts'
import { type Facts, judgeCard, judgeCounted, judgePost } from './rules.ts'
import { StaffCard } from './staff.ts'

/** What a row of a list of staff says. */
export type StaffValues = RowValues<StaffImportName>
type Issue = FieldIssue<StaffImportName>

/** How the cells of a list of staff are read where their kind alone does not say it. */
export const staffReaders = (facts: Facts) => ({
  name: readName,
  idNumber: idNumberReader(facts),
  mobile: readPhone,
})

/** What makes two rows the same person. */
export const staffKey = ({ idNumber }: StaffValues): string | null =>
  typeof idNumber === 'string' ? idNumber : null

/** What rows of a list of staff are judged against. */
export type ImportFacts = Facts & {
  /** The place whose rules enrolments follow, where the ledger knows exactly one. */
  readonly place: string | undefined
  /** Since when each person stands in their post, by ID number. */
  readonly postSince: ReadonlyMap<string, Month>
  /** The last locked month that each person was paid in, by ID number. */
  readonly paid: ReadonlyMap<string, Month>
  /** Who has left, by ID number. */
  readonly left: ReadonlySet<string>
}

/** What the form would refuse in a row whose cells could all be read. */
export const judgeStaff =
  (facts: ImportFacts) =>
  (row: JudgedRow<StaffImportName>): RowJudgement<StaffImportName> => {
    const defaults: StaffValues = { level: 'none' }
    const values: StaffValues = { ...(row.before ?? defaults), ...row.given }
    const isWhole =
      values.name !== undefined && values.idNumber !== undefined && values.joinedDay !== undefined
    return { defaults, issues: isWhole ? issuesOf(values, row, facts) : [] }
  }

function issuesOf(values: StaffValues, row: JudgedRow<StaffImportName>, facts: ImportFacts): Issue[] {
  const card = StaffCard.safeParse(cardFrom(values))
  if (!card.success) {
    return card.error.issues.map((each) => ({
      field: each.path[0] as StaffImportName,
      issue: issue('too-long', { limit: each.code === 'too_big' ? Number(each.maximum) : 0 }),
    }))
  }
  const issues: Issue[] = []
  const refused = (field: StaffImportName, fault: Fault) =>
    issues.push({ field, issue: issue('refused', { fault }) })
  const told = (field: StaffImportName, words: string) =>
    issues.push({ field, issue: issue('told', { words }) })
  if (facts.left.has(card.data.idNumber)) told('idNumber', LEFT)
  const judged = judgeCard(card.data, facts)
  if (!judged.ok) refused('joinedDay', judged.fault)
  const { post, grade } = values
  if ((typeof post === 'string') !== (typeof grade === 'number')) {
    told(typeof post === 'string' ? 'grade' : 'post', BOTH)
  } else if (typeof post === 'string' && typeof grade === 'number') {
    const fromMonth = row.before ? monthOf(facts.today) : monthOf(card.data.joinedDay)
    const since = facts.postSince.get(card.data.idNumber)
    const isChange = row.given.post !== row.before?.post || row.given.grade !== row.before?.grade
    const last = isChange && since ? { fromMonth: since } : undefined
    const fault =
      judgePost(card.data, { post, grade, fromMonth }, last) ?? (isChange ? judgePaid(row, facts) : undefined)
    if (fault) refused('grade', fault)
  }
  const paid = row.given.baseFen === row.before?.baseFen ? undefined : judgePaid(row, facts)
  if (row.given.baseFen !== undefined && paid) refused('baseFen', paid)
  if (row.given.baseFen !== undefined && facts.place === undefined) told('baseFen', NO_PLACE)
  return issues
}

/** Whether what counts from this month on may still change in it. */
const judgePaid = (row: JudgedRow<StaffImportName>, facts: ImportFacts) =>
  row.before ? judgeCounted(monthOf(facts.today), facts.paid.get(row.before.idNumber as string)) : undefined

/** The card that a row of values makes. */
export function cardFrom(values: StaffValues): StaffCard {
  const text = (name: StaffImportName) => (values[name] ?? null) as string | null
  return {
    name: text('name') ?? '',
    idNumber: text('idNumber') ?? '',
    mobile: text('mobile'),
    education: text('education'),
    level: text('level') ?? 'none',
    joinedDay: (text('joinedDay') ?? '') as Day,
    leftDay: null,
    bankName: text('bankName'),
    bankAccount: text('bankAccount'),
    remark: text('remark'),
  }
}

const LEFT = '此人已离职，请打开卡片办理重新入职后再导入'
const BOTH = '岗位和级别要一起填写，请补上'
const NO_PLACE = '参数里还没有唯一的参保地，请先在“参数”里取用标准，或导入后逐人登记参保'
