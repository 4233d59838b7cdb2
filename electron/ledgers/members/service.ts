import { labelOf } from '../../../shared/codes/index.ts'
import { organisationPostCodes } from '../../../shared/codes/organisation.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { Refusal, refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { masking } from '../../../shared/ledgers/members/masking.ts'
import type { Member, MemberCard, Movement } from '../../../shared/ledgers/members/member.ts'
import * as rules from '../../../shared/ledgers/members/rules.ts'
import { isPractice } from '../../../shared/session/session.ts'
import { changeFrom } from '../../chain/dated.ts'
import type { Reader } from '../../db/access.ts'
import { patched, records } from '../../db/records.ts'
import { type CommandContext, implement } from '../../ipc/handlers.ts'
import { printCard, rosterHandlers } from './exports.ts'
import { type MemberSetName, memberSets, ofMember } from './sets.ts'
import * as store from './store.ts'

/**
 * 党员: the roster, its dated sets, and how people come and go. Hidden fields carry stars until
 * unmasked.
 */
export const memberService = implement(members, {
  ...rosterHandlers,

  get(reader, { id }) {
    return {
      member: masking(known(reader, id)),
      branches: store.stretches(reader, 'branch', id),
      classes: store.stretches(reader, 'class', id),
      statuses: store.stretches(reader, 'status', id),
      movements: store.movementsOf(reader, id),
    }
  },

  unmask(unit, { id }) {
    const member = known(unit.shown, id)
    const { shown } = unit.request
    unit.record('member.unmasked', id, shown.kind === 'own' ? {} : { bundle: shown.bundleId })
    return member
  },

  enter(unit, wanted) {
    const { branchId, memberClass, partyStatus, entryKind, entryDay, counterpart, ...written } = wanted
    const facts = factsOf(unit)
    const complaints = rules.complaintsOfStanding(wanted, { kind: entryKind, day: entryDay }, facts)
    refuseIf(complaints[0]?.fault)
    const card = judged(written, memberClass, facts)
    refuseIf(rules.judgeBranch(store.findBranch(unit, branchId), entryDay))
    refuseTaken(unit, card.idNumber, null)
    const standing = { branchId, memberClass, partyStatus }
    const member: Member = { ...card, ...standing, id: unit.newId(), leftDay: null, revision: 1 }
    store.insertMember(unit, member)
    for (const [name, value] of Object.entries(valuesOf(member))) {
      const cells = { ...ofMember(member.id), value, reason: '' }
      changeFrom(unit, memberSets[name as MemberSetName], cells, entryDay)
    }
    move(unit, member, 'in', { kind: entryKind, day: entryDay, counterpart, reason: '' })
    return masking(member)
  },

  correct(unit, { id, revision, patch }) {
    const before = fresh(unit, id, revision)
    const wanted = patched(rules.cardOf(before), patch, 'members.no-change', masking(before))
    const card = judged(wanted, before.memberClass, factsOf(unit))
    if (card.idNumber !== before.idNumber) refuseTaken(unit, card.idNumber, id)
    return masking(keep(unit, { ...before, ...card }))
  },

  change(unit, { id, revision, set, value, fromDay, reason }) {
    const before = fresh(unit, id, revision)
    const { value: now, fromDay: since } = store.openStretch(unit, set, id)
    const standing = {
      ...{ leftDay: before.leftDay, value: now, since },
      hasNumber: before.idNumber !== null,
    }
    refuseIf(rules.judgeChange(standing, { set, value, fromDay }, factsOf(unit)))
    if (set === 'branch') refuseIf(rules.judgeBranch(store.findBranch(unit, value), fromDay))
    return masking(keep(unit, changed(unit, before, set, value, fromDay, reason)))
  },

  leave(unit, { id, revision, kind, day, counterpart, reason }) {
    const before = fresh(unit, id, revision)
    const post = store.postHeldBy(unit, id)
    const leaver = {
      leftDay: before.leftDay,
      lastChange: lastChange(unit, id),
      post: post === undefined ? undefined : labelOf(organisationPostCodes, post),
    }
    refuseIf(rules.judgeLeave(leaver, { kind, day }, factsOf(unit)))
    const status = rules.statusAfterLeaving(kind) ?? before.partyStatus
    const after = changed(unit, before, 'status', status, day, reason)
    move(unit, before, 'out', { kind, day, counterpart, reason })
    return masking(keep(unit, { ...after, leftDay: day }))
  },

  comeBack(unit, { id, revision, kind, day, branchId, counterpart, reason }) {
    const before = fresh(unit, id, revision)
    const leaver = { leftDay: before.leftDay, lastChange: lastChange(unit, id) }
    refuseIf(rules.judgeReturn(leaver, { kind, day }, factsOf(unit)))
    refuseIf(rules.judgeBranch(store.findBranch(unit, branchId), day))
    const moved = changed(unit, before, 'branch', branchId, day, reason)
    const after = changed(unit, moved, 'status', rules.statusAfterReturn(kind), day, reason)
    move(unit, before, 'in', { kind, day, counterpart, reason })
    return masking(keep(unit, { ...after, leftDay: null }))
  },

  printCard,
})

const valuesOf = (member: Member): Record<MemberSetName, string> => ({
  branch: member.branchId,
  class: member.memberClass,
  status: member.partyStatus,
})

const factsOf = (unit: CommandContext): rules.Facts => ({
  today: unit.today as Day,
  practice: isPractice(unit.request.ledger.kind),
})

const { known, fresh, keep } = records<Member>({
  find: store.findMember,
  update: store.updateMember,
  missing: 'members.not-found',
  stale: 'members.stale',
})

function judged(card: MemberCard, memberClass: string, facts: rules.Facts): rules.JudgedCard {
  const result = rules.judgeCard(card, memberClass, facts)
  if (!result.ok) throw new Refusal(result.fault[0]!.fault)
  return result.value
}

// SECURITY: asked last, so that who tries numbers leaves a row for every wrong one
// (tests/masks/trying.test.ts)
function refuseTaken(unit: CommandContext, idNumber: string | null, by: string | null): void {
  if (idNumber === null) return
  const bearer = store.bearerOf(unit, idNumber)
  if (!bearer || bearer.id === by) return
  const { name, branch, left_day } = bearer
  refuse('members.id-number-taken', { name, branch, left: left_day !== null })
}

/** The last day on which anything about the person changed: a set, or coming and going. */
function lastChange(reader: Reader, id: string): Day {
  const names = Object.keys(memberSets) as MemberSetName[]
  const since = names.map((name) => store.openStretch(reader, name, id).fromDay)
  const moved = store.movementsOf(reader, id).map(({ day }) => day as string)
  return [...since, ...moved].sort().at(-1) as Day
}

/** Lets a value hold from a day on, in its set and in the columns that mirror it. */
function changed(
  unit: CommandContext,
  member: Member,
  set: MemberSetName,
  value: string,
  day: Day,
  reason: string,
): Member {
  if (valuesOf(member)[set] === value) return member
  const done = changeFrom(unit, memberSets[set], { ...ofMember(member.id), value, reason }, day)
  if (!done.ok) refuse('members.before-last-change', { day: done.fault.lastChange })
  if (set === 'branch') return { ...member, branchId: value as Member['branchId'] }
  return set === 'class' ? { ...member, memberClass: value } : { ...member, partyStatus: value }
}

type Move = Pick<Movement, 'kind' | 'day' | 'counterpart' | 'reason'>
function move(unit: CommandContext, member: Member, direction: Movement['direction'], how: Move): void {
  store.insertMovement(unit, { id: unit.newId(), memberId: member.id, direction, ...how })
}
