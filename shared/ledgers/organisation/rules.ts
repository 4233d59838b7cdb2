import { codeFrom, isCode } from '../../codes/index.ts'
import { organisationPostCodes, organisationTypeCodes } from '../../codes/organisation.ts'
import { organisationOrderOn } from '../../codes/organisation-order.ts'
import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { shareDay } from '../../kernel/span.ts'
import { type OrganisationFieldName, organisationFields } from './fields.ts'
import type { Organisation, Post } from './organisation.ts'

/** What is wrong, and at which field. */
export type Complaint = { readonly field: OrganisationFieldName; readonly fault: Fault }

/** An organisation as a rule sees it: new ones have no id yet. */
export type Candidate = Omit<Organisation, 'id' | 'revision' | 'sort'>

/** What is known around an organisation that shall stand somewhere. */
export type Surroundings = {
  readonly today: Day
  /** The wanted parent, or undefined where the candidate stands on top or its parent is unknown. */
  readonly parent: Pick<Organisation, 'type' | 'dissolvedDay'> | undefined
  /** Whether the wanted parent is the organisation itself or stands below it. */
  readonly isLoop: boolean
  /** Who has the wanted code already, if somebody else has. */
  readonly codeHolder: string | undefined
  /** The types of the standing organisations right below. */
  readonly childTypes: readonly string[]
  /** How many members belong to it now. */
  readonly members: number
}

/** Judges an organisation where it stands or shall stand. */
export function complaintsOf(candidate: Candidate, around: Surroundings): Complaint[] {
  const complaints: Complaint[] = []
  const say = (field: OrganisationFieldName, refused: Fault) => complaints.push({ field, fault: refused })
  const { code, type, foundedDay, termStart, termEnd } = candidate
  if (around.codeHolder !== undefined) {
    say('code', fault('organisation.code-taken', { code, by: around.codeHolder }))
  }
  if (!isCode(organisationTypeCodes, type)) {
    say('type', fault('organisation.unknown-code', { field: TYPE_LABEL }))
    return complaints
  }
  const parent = parentFault(candidate, around)
  if (parent) say('parentId', parent)
  const { withMembers } = organisationOrderOn(around.today)
  if (around.members > 0 && !withMembers.some((each) => each === type)) {
    say('type', fault('organisation.not-empty', { members: around.members, children: 0 }))
  }
  if (foundedDay !== null && foundedDay > around.today)
    say('foundedDay', fault('organisation.future-day', {}))
  if (termStart !== null && termEnd !== null && termEnd < termStart) {
    say('termEnd', fault('organisation.term-backwards', {}))
  }
  if (foundedDay !== null && termEnd !== null && termEnd < foundedDay) {
    say('termEnd', fault('organisation.term-backwards', {}))
  }
  return complaints
}

/** Whether an organisation may stand under its parent, and what is under it under itself. */
function parentFault(candidate: Candidate, around: Surroundings): Fault | undefined {
  const { under } = organisationOrderOn(around.today)
  const allows = (type: string, parent: string | null) =>
    isCode(organisationTypeCodes, type) && under[type].some((each) => each === parent)
  if (around.isLoop) return fault('organisation.wrong-parent', { why: 'loop' })
  if (candidate.parentId !== null && around.parent === undefined) return fault('organisation.not-found', {})
  if (candidate.dissolvedDay === null && around.parent && around.parent.dissolvedDay !== null) {
    return fault('organisation.wrong-parent', { why: 'dissolved' })
  }
  const fits =
    allows(candidate.type, around.parent?.type ?? null) &&
    around.childTypes.every((type) => allows(type, candidate.type))
  return fits ? undefined : fault('organisation.wrong-parent', { why: 'type' })
}

/**
 * Whether an organisation may be dissolved on a day: empty, not before it was founded or was last in use, not
 * in the future.
 */
export function judgeDissolution(
  organisation: Pick<Organisation, 'foundedDay' | 'dissolvedDay'>,
  day: Day,
  inside: { readonly members: number; readonly children: number; readonly freeFrom: Day | null },
  today: Day,
): Fault | undefined {
  if (organisation.dissolvedDay !== null) return fault('organisation.stale', {})
  if (day > today) return fault('organisation.future-day', {})
  if (organisation.foundedDay !== null && day < organisation.foundedDay) {
    return fault('organisation.term-backwards', {})
  }
  const { members, children, freeFrom } = inside
  if (members + children > 0) return fault('organisation.not-empty', { members, children })
  return freeFrom !== null && day < freeFrom
    ? fault('organisation.still-in-use', { day: freeFrom })
    : undefined
}

/**
 * Whether somebody may take a post: while the organisation stands, and where nobody holds it who
 * may hold it alone.
 */
export function judgeAppointment(
  organisation: Pick<Organisation, 'foundedDay' | 'dissolvedDay'>,
  wanted: Pick<Post, 'title' | 'fromDay' | 'memberId' | 'holderName'>,
  posts: readonly Post[],
  today: Day,
): Fault | undefined {
  const { foundedDay, dissolvedDay } = organisation
  if (wanted.fromDay > today) return fault('organisation.future-day', {})
  const isOutside =
    (foundedDay !== null && wanted.fromDay < foundedDay) ||
    (dissolvedDay !== null && wanted.fromDay >= dissolvedDay)
  if (isOutside) return fault('organisation.outside-life', {})
  const isAlone = isSinglePost(wanted.title, today)
  const rival = posts.find(
    (post) =>
      post.title === wanted.title &&
      shareDay(post, { fromDay: wanted.fromDay, toDay: null }) &&
      (isAlone || isSamePerson(post, wanted)),
  )
  return rival ? fault('organisation.post-taken', { holder: rival.holderName }) : undefined
}

/** Whether a post may end on a day. */
export function judgeRelief(post: Pick<Post, 'fromDay' | 'toDay'>, day: Day, today: Day): Fault | undefined {
  if (post.toDay !== null) return fault('organisation.stale', {})
  if (day > today) return fault('organisation.future-day', {})
  return day < post.fromDay ? fault('organisation.term-backwards', {}) : undefined
}

/** A code as it is kept: letters are capitals, so that a workbook's spelling finds it. */
export const codeAsKept = (code: string): string => code.toUpperCase()

/** A post's title as it is kept: the code of a known post, or the words as written. */
export function postTitle(title: string): string {
  return codeFrom(organisationPostCodes, title) ?? title
}

/** The posts whose holder leads the organisation: 书记, and 组长 of a group. */
export const leadingPosts: readonly string[] = ['secretary', 'group-leader']

function isSinglePost(title: string, today: Day): boolean {
  return organisationOrderOn(today).singlePosts.some((post) => post === title)
}

function isSamePerson(post: Post, wanted: Pick<Post, 'memberId' | 'holderName'>): boolean {
  return wanted.memberId !== null ? post.memberId === wanted.memberId : post.holderName === wanted.holderName
}

const TYPE_LABEL = organisationFields.find(({ name }) => name === 'type')!.label
