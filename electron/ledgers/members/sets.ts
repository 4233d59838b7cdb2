import type { Cells, DatedSet } from '../../chain/dated.ts'

/** What holds of a member from a day on: one open stretch each, none overlapping, none missing. */
export const memberSets = {
  branch: { table: 'member_branch', of: ['member_id'], unit: 'day' },
  class: { table: 'member_class', of: ['member_id'], unit: 'day' },
  status: { table: 'member_status', of: ['member_id'], unit: 'day' },
} as const satisfies Readonly<Record<string, DatedSet>>
/** Which of them. */
export type MemberSetName = keyof typeof memberSets

/** One member, as rows of their sets name them. */
export const ofMember = (id: string): Cells => ({ member_id: id })
