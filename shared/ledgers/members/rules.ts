import { isCode } from '../../codes/index.ts'
import { classesWithoutNumber, memberClassCodes, partyStatusCodes } from '../../codes/membership.ts'
import { movementInCodes, movementOutCodes } from '../../codes/movements.ts'
import { organisationOrderOn } from '../../codes/organisation-order.ts'
import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { type IdNumber, parseIdNumber, tidyIdNumber } from '../../kernel/id-number.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { tidyName } from '../../kernel/text.ts'
import { type MemberFieldName, memberFields } from './fields.ts'
import type { Member, MemberCard } from './member.ts'
import { movementLabels } from './words.ts'

/** What rules must be told: the day it is, and whether made-up people are welcome. */
export type Facts = { readonly today: Day; readonly practice: boolean }

/** What is wrong, and at which field. */
export type Complaint = { readonly field: MemberFieldName; readonly fault: Fault }

/** A card that may be kept, with what follows from its ID number. */
export type JudgedCard = MemberCard & {
  readonly idNumber: IdNumber | null
  readonly sex: '1' | '2' | null
  readonly birthDay: Day | null
}

const NO_NUMBER = { idNumber: null, sex: null, birthDay: null }

/** Judges a whole card of a member of a class: ID number, codes, order of days, nothing in the future. */
export function judgeCard(
  card: MemberCard,
  memberClass: string,
  facts: Facts,
): Result<JudgedCard, readonly Complaint[]> {
  const complaints: Complaint[] = []
  const written = tidyIdNumber(card.idNumber ?? '')
  const number = written === '' ? ok(NO_NUMBER) : parseIdNumber(written, facts)
  if (!number.ok) {
    complaints.push({ field: 'idNumber', fault: fault('members.bad-id-number', { why: number.fault }) })
  }
  const lacking = written === '' ? judgeNoNumber(memberClass) : undefined
  if (lacking) complaints.push({ field: 'idNumber', fault: lacking })
  complainOfCodes(card, complaints)
  complainOfDays(card, number.ok ? number.value.birthDay : null, facts.today, complaints)
  if (complaints.length > 0 || !number.ok) return no(complaints)
  return ok({ ...withoutBlanks(card), name: tidyName(card.name), ...number.value })
}

/** Whether members of a class may be kept without an ID number. */
export const mayLackNumber = (memberClass: unknown): boolean =>
  classesWithoutNumber.some((one) => one === memberClass)

const judgeNoNumber = (memberClass: string): Fault | undefined =>
  mayLackNumber(memberClass) ? undefined : fault('members.id-number-needed', {})

/** A field left empty is not known: it is kept as null, so that what is missing can be counted. */
function withoutBlanks(card: MemberCard): MemberCard {
  const kept: Record<string, unknown> = { ...card }
  for (const name of Object.keys(kept)) if (kept[name] === '') kept[name] = null
  return kept as MemberCard
}

/** What the ledger knows of an organisation that somebody shall belong to. */
export type Branch = { readonly type: string; readonly dissolvedDay: Day | null }

/** Members belong to branches and groups that stand (《中国共产党支部工作条例（试行）》第四条). */
export function judgeBranch(branch: Branch | undefined, day: Day): Fault | undefined {
  // Subtle: whoever belongs to a branch from a past day on belongs to it still, so it has to stand today.
  if (!branch || branch.dissolvedDay !== null) return fault('members.branch-not-found', {})
  const { withMembers } = organisationOrderOn(day)
  return withMembers.some((type) => type === branch.type) ? undefined : fault('members.not-a-branch', {})
}

/** What holds from the first day of a person in the ledger: class, party status, and how they came. */
export function complaintsOfStanding(
  standing: { readonly memberClass: string; readonly partyStatus: string },
  entry: { readonly kind: string; readonly day: Day },
  { today }: Facts,
): Complaint[] {
  const complaints: Complaint[] = []
  if (!isCode(memberClassCodes, standing.memberClass)) complaints.push(unknownCode('memberClass'))
  if (!isCode(partyStatusCodes, standing.partyStatus)) complaints.push(unknownCode('partyStatus'))
  if (!isCode(movementInCodes, entry.kind)) complaints.push(unknownCode('memberClass', movementLabels.in))
  if (entry.day > today) complaints.push({ field: 'joinDay', fault: fault('members.future-day', {}) })
  return complaints
}

/** What is known of the person whom a deed is about. */
export type Standing = {
  readonly leftDay: Day | null
  /** What holds now in the set that shall change. */
  readonly value: string
  /** The day it began to hold. */
  readonly since: Day
  /** Whether the person's ID number is known. */
  readonly hasNumber: boolean
}

/**
 * Whether a dated set may take `value` from `fromDay` on. The branch itself is judged by {@link
 * judgeBranch}.
 */
export function judgeChange(
  { leftDay, value: now, since, hasNumber }: Standing,
  change: { readonly set: 'branch' | 'class' | 'status'; readonly value: string; readonly fromDay: Day },
  { today }: Facts,
): Fault | undefined {
  if (leftDay !== null) return fault('members.has-left', { day: leftDay })
  if (change.set === 'class' && !isCode(memberClassCodes, change.value))
    return unknownCode('memberClass').fault
  if (change.set === 'status' && !isCode(partyStatusCodes, change.value))
    return unknownCode('partyStatus').fault
  if (change.fromDay > today) return fault('members.future-day', {})
  if (change.value === now) return fault('members.no-change', {})
  if (change.fromDay < since) return fault('members.before-last-change', { day: since })
  return change.set === 'class' && !hasNumber ? judgeNoNumber(change.value) : undefined
}

/**
 * What is known of a person who leaves or comes back: the last day anything changed, and a post
 * still held.
 */
export type Leaver = {
  readonly leftDay: Day | null
  readonly lastChange: Day
  readonly post: string | undefined
}

/** Whether a person may leave: once, not before the last change, and free of posts. */
export function judgeLeave(
  leaver: Leaver,
  leave: { readonly kind: string; readonly day: Day },
  { today }: Facts,
): Fault | undefined {
  if (leaver.leftDay !== null) return fault('members.has-left', { day: leaver.leftDay })
  if (!isCode(movementOutCodes, leave.kind))
    return fault('members.unknown-code', { field: movementLabels.out })
  return (
    judgeDay(leave.day, leaver.lastChange, today) ??
    (leaver.post === undefined ? undefined : fault('members.holds-post', { title: leaver.post }))
  )
}

/** Whether a person who left may come back. */
export function judgeReturn(
  leaver: Omit<Leaver, 'post'>,
  back: { readonly kind: string; readonly day: Day },
  { today }: Facts,
): Fault | undefined {
  if (leaver.leftDay === null) return fault('members.has-not-left', {})
  const isReturn = isCode(movementInCodes, back.kind) && back.kind !== 'opening' && back.kind !== 'developed'
  if (!isReturn) return fault('members.unknown-code', { field: movementLabels.in })
  return judgeDay(back.day, leaver.lastChange, today)
}

/** The party status that a way of leaving brings with it; undefined where it stays as it was. */
export function statusAfterLeaving(kind: string): string | undefined {
  return kind === 'suspended' || kind === 'expelled' ? kind : undefined
}

/** The party status of somebody who comes back. */
export function statusAfterReturn(kind: string): string {
  return kind === 'restored' || kind === 'restored-after-suspension' ? 'restored' : 'normal'
}

/** The card inside a member: what a person fills in, without what the ledger adds. */
export function cardOf(member: Member): MemberCard {
  const { id, sex, birthDay, leftDay, revision, branchId, memberClass, partyStatus, ...card } = member
  return card
}

const labels = new Map(memberFields.map(({ name, label }) => [name, label]))
const codedFields = memberFields.flatMap(({ name, codes }) => {
  const isOnCard = name !== 'sex' && name !== 'memberClass' && name !== 'partyStatus'
  return codes && isOnCard ? [{ name: name as MemberFieldName & keyof MemberCard, codes }] : []
})

function complainOfCodes(card: MemberCard, complaints: Complaint[]): void {
  for (const { name, codes } of codedFields) {
    const value = card[name]
    if (typeof value === 'string' && !isCode(codes, value)) complaints.push(unknownCode(name))
  }
}

const ordered = [
  ['birthDay', 'joinDay'],
  ['joinDay', 'fullDay'],
  ['birthDay', 'workStartDay'],
] as const
const past = ['archiveBirthDay', 'joinDay', 'fullDay', 'workStartDay'] as const

function complainOfDays(card: MemberCard, birthDay: Day | null, today: Day, complaints: Complaint[]): void {
  for (const name of past) {
    const day = card[name]
    if (day !== null && day > today) complaints.push({ field: name, fault: fault('members.future-day', {}) })
  }
  if (card.lostSince !== null && card.lostSince > today.slice(0, 7)) {
    complaints.push({ field: 'lostSince', fault: fault('members.future-day', {}) })
  }
  for (const [earlier, later] of ordered) {
    const first = earlier === 'birthDay' ? birthDay : card[earlier]
    const second = card[later]
    if (first === null || second === null || second >= first) continue
    const params = { earlier: labels.get(earlier)!, later: labels.get(later)! }
    complaints.push({ field: later, fault: fault('members.days-backwards', params) })
  }
}

function judgeDay(day: Day, lastChange: Day, today: Day): Fault | undefined {
  if (day > today) return fault('members.future-day', {})
  return day < lastChange ? fault('members.before-last-change', { day: lastChange }) : undefined
}

const unknownCode = (field: MemberFieldName, label = labels.get(field)!): Complaint => ({
  field,
  fault: fault('members.unknown-code', { field: label }),
})
