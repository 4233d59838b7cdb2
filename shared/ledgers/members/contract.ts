import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { fileFaults, Reason, Revised, SavedFile } from '../../ipc/shapes.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { everyRole, unmaskers, writers } from '../../kernel/roles.ts'
import { listDoors } from '../../lists/doors.ts'
import { listRequest } from '../../lists/list.ts'
import { EnterMember, MaskedMember, Member, MemberPatch, Movement, Stretch } from './member.ts'

const cardFaults = [
  'members.bad-id-number',
  'members.id-number-needed',
  'members.id-number-taken',
  'members.unknown-code',
  'members.days-backwards',
  'members.future-day',
] as const

/** What the roster asks for: filters of 在册党员 and the sorts that have an index. */
export const MemberList = listRequest(
  {
    /** 在册 (default) or 已离开. */
    present: z.boolean(),
    /** Includes everybody under this organisation. */
    organisationId: Id,
    memberClass: z.array(z.string()).max(10),
    partyStatus: z.array(z.string()).max(10),
    category: z.array(z.string()).max(10),
    sex: z.array(z.string()).max(4),
    bornFrom: Day,
    bornTo: Day,
    joinedFrom: Day,
    joinedTo: Day,
    isLost: z.boolean(),
  },
  ['name', 'birthDay', 'joinDay', 'branch'],
)
export type MemberList = z.output<typeof MemberList>

/** 党员: the doors of the roster, its changes, movements and papers. */
export const members = {
  /** Sums: how many of the listed are 在管, 流动, 在职, and probationary. */
  ...listDoors('members', {
    request: MemberList,
    row: MaskedMember,
    sums: { resident: z.int(), mobile: z.int(), onDuty: z.int(), probationary: z.int() },
  }),
  get: query('members.get', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      member: MaskedMember,
      branches: z.array(Stretch),
      classes: z.array(Stretch),
      statuses: z.array(Stretch),
      movements: z.array(Movement),
    }),
    faults: ['members.not-found'],
  }),
  /** Shows the hidden fields of one person; who looked stands in the chain. */
  unmask: command('members.unmask', {
    who: unmaskers,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id }),
    output: Member,
    faults: ['members.not-found'],
  }),
  enter: command('members.enter', {
    who: writers,
    input: EnterMember,
    output: MaskedMember,
    faults: [...cardFaults, 'members.branch-not-found', 'members.not-a-branch'],
  }),
  correct: command('members.correct', {
    who: writers,
    input: z.strictObject({ ...Revised, patch: MemberPatch, reason: Reason }),
    output: MaskedMember,
    faults: [...cardFaults, 'members.not-found', 'members.stale', 'members.no-change'],
  }),
  /** Puts a person into another branch, class or party status from a day on. */
  change: command('members.change', {
    who: writers,
    input: z.strictObject({
      id: Id,
      revision: z.int(),
      set: z.enum(['branch', 'class', 'status']),
      value: z.string().max(60),
      fromDay: Day,
      reason: Reason,
    }),
    output: MaskedMember,
    faults: [
      'members.not-found',
      'members.stale',
      'members.branch-not-found',
      'members.not-a-branch',
      'members.unknown-code',
      'members.future-day',
      'members.before-last-change',
      'members.no-change',
      'members.has-left',
      'members.id-number-needed',
    ],
  }),
  leave: command('members.leave', {
    who: writers,
    input: z.strictObject({
      id: Id,
      revision: z.int(),
      kind: z.string(),
      day: Day,
      counterpart: z.string().trim().max(100),
      reason: Reason,
    }),
    output: MaskedMember,
    faults: [
      'members.not-found',
      'members.stale',
      'members.unknown-code',
      'members.future-day',
      'members.before-last-change',
      'members.has-left',
      'members.holds-post',
    ],
  }),
  /** 恢复党籍 or 转入 of somebody who had left. */
  comeBack: command('members.comeBack', {
    who: writers,
    input: z.strictObject({
      id: Id,
      revision: z.int(),
      kind: z.string(),
      day: Day,
      branchId: Id,
      counterpart: z.string().trim().max(100),
      reason: Reason,
    }),
    output: MaskedMember,
    faults: [
      'members.not-found',
      'members.stale',
      'members.unknown-code',
      'members.branch-not-found',
      'members.not-a-branch',
      'members.future-day',
      'members.before-last-change',
      'members.has-not-left',
    ],
  }),
  printCard: task('members.printCard', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id, unmasked: z.boolean(), reason: Reason }),
    output: SavedFile,
    faults: ['members.not-found', ...fileFaults, 'session.not-allowed'],
  }),
}
