import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, JudgedRow, RowValues } from '../../sheets/plan-import.ts'
import { type MemberFieldName, memberFields } from './fields.ts'
import { MemberCard } from './member.ts'
import { type Branch, type Facts, judgeBranch, judgeCard, mayLackNumber } from './rules.ts'

type Values = RowValues<MemberFieldName>
type Issue = FieldIssue<MemberFieldName>

/**
 * The fields that stand on the card and may be imported; the rest follows from others or is a dated
 * set.
 */
export const cardFields = memberFields.filter(
  ({ name, derived }) => !derived && Object.hasOwn(MemberCard.shape, name),
)

/**
 * The card that a row of values makes. Where “1990.3” was written beside a join day in March 1990, the
 * day of becoming a full member is no earlier than that.
 */
export function cardFrom(values: Values): MemberCard {
  const card: Record<string, unknown> = {}
  for (const { name } of cardFields) card[name] = values[name] ?? null
  card.fullDay = settledFullDay(values)
  card.isLost = values.isLost === true
  card.isMigrantWorker = values.isMigrantWorker === true
  return card as MemberCard
}

function settledFullDay({ joinDay, fullDay }: Values): Day | null {
  if (typeof fullDay !== 'string') return null
  const isCoarse = fullDay.endsWith('-01')
  const isSameMonth = typeof joinDay === 'string' && joinDay.slice(0, 7) === fullDay.slice(0, 7)
  return (isCoarse && isSameMonth ? joinDay : fullDay) as Day
}

/** What the form would refuse in a row whose cells could all be read. */
export function issuesOfCard(row: JudgedRow<MemberFieldName>, defaults: Values, facts: Facts): Issue[] {
  const values: Values = { ...(row.before ?? defaults), ...row.given }
  const hasNumber = values.idNumber !== undefined || mayLackNumber(values.memberClass)
  const isWhole = values.name !== undefined && hasNumber && values.category !== undefined
  if (!isWhole) return []
  const card = cardFrom(values)
  const shape = MemberCard.safeParse(card)
  if (!shape.success) {
    return shape.error.issues.map((each) => {
      const limit = each.code === 'too_big' ? Number(each.maximum) : 0
      const words = issue('too-long', { limit })
      return { field: each.path[0] as MemberFieldName, issue: words }
    })
  }
  const judged = judgeCard(card, String(values.memberClass), facts)
  if (judged.ok) return []
  return judged.fault.map(({ field, fault: refused }) => refusedAt(field, refused))
}

/** Whether the named branch takes members today. */
export function issuesOfBranch(branch: Branch | undefined, today: Day): Issue[] {
  const refused = judgeBranch(branch, today)
  return refused ? [refusedAt('branchId', refused)] : []
}

/** Who has left is not changed from a list. */
export function issueOfLeft(leftDay: string): Issue {
  return refusedAt('idNumber', fault('members.has-left', { day: leftDay }))
}

const refusedAt = (field: MemberFieldName, refused: Fault): Issue => ({
  field,
  issue: issue('refused', { fault: refused }),
})
