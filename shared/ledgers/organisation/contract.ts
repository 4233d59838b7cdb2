import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { fileFaults, Reason, Revised, SavedFile } from '../../ipc/shapes.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { everyRole, type Role } from '../../kernel/roles.ts'
import { AppointPost, FoundOrganisation, Organisation, OrganisationPatch, Post } from './organisation.ts'

const writers: readonly Role[] = ['clerk', 'reviewer', 'head', 'admin']
const Node = Organisation.extend({ memberCount: z.int(), secretary: z.string().nullable() })
export type OrganisationNode = z.infer<typeof Node>

/** 组织: the tree, its posts, and how it stood on any day. */
export const organisation = {
  /**
   * The tree as it stood at the end of `asOf`: organisations founded and not yet dissolved, members
   * and posts of that day.
   */
  tree: query('organisation.tree', {
    who: everyRole,
    input: z.strictObject({ asOf: Day }),
    output: z.array(Node),
  }),
  get: query('organisation.get', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ organisation: Organisation, posts: z.array(Post), memberCount: z.int() }),
    faults: ['organisation.not-found'],
  }),
  found: command('organisation.found', {
    who: writers,
    input: FoundOrganisation,
    output: Organisation,
    faults: [
      'organisation.not-found',
      'organisation.code-taken',
      'organisation.wrong-parent',
      'organisation.term-backwards',
      'organisation.future-day',
      'organisation.unknown-code',
    ],
  }),
  correct: command('organisation.correct', {
    who: writers,
    input: z.strictObject({ ...Revised, patch: OrganisationPatch, reason: Reason }),
    output: Organisation,
    faults: [
      'organisation.not-found',
      'organisation.stale',
      'organisation.code-taken',
      'organisation.wrong-parent',
      'organisation.term-backwards',
      'organisation.future-day',
      'organisation.unknown-code',
      'organisation.not-empty',
      'organisation.still-in-use',
    ],
  }),
  dissolve: command('organisation.dissolve', {
    who: writers,
    input: z.strictObject({ ...Revised, day: Day, reason: Reason }),
    output: Organisation,
    faults: [
      'organisation.not-found',
      'organisation.stale',
      'organisation.not-empty',
      'organisation.still-in-use',
      'organisation.term-backwards',
      'organisation.future-day',
    ],
  }),
  appoint: command('organisation.appoint', {
    who: writers,
    input: AppointPost,
    output: Post,
    faults: [
      'organisation.not-found',
      'organisation.post-taken',
      'organisation.outside-life',
      'organisation.future-day',
      'members.not-found',
    ],
  }),
  relieve: command('organisation.relieve', {
    who: writers,
    input: z.strictObject({ postId: Id, revision: z.int(), day: Day, reason: Reason }),
    output: Post,
    faults: [
      'organisation.post-not-found',
      'organisation.stale',
      'organisation.term-backwards',
      'organisation.future-day',
    ],
  }),
  exportSheet: task('organisation.exportSheet', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ asOf: Day, reason: Reason }),
    output: SavedFile,
    faults: fileFaults,
  }),
  print: task('organisation.print', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ asOf: Day, reason: Reason }),
    output: SavedFile,
    faults: fileFaults,
  }),
}
