import { z } from 'zod'
import { query, task } from '../ipc/endpoint.ts'
import { nothing, Reason } from '../ipc/shapes.ts'
import { Id } from '../kernel/id.ts'
import { everyRole, type Role } from '../kernel/roles.ts'

const sealers: readonly Role[] = ['head']

/** How somebody enrolled stands to this office. */
export const Relation = z.enum(['superior', 'subordinate', 'auditor', 'partner'])
export type Relation = z.infer<typeof Relation>

/** Somebody whose keys were pinned by the typed check digits. */
export const Peer = z.strictObject({
  id: Id,
  relation: Relation,
  officeName: z.string(),
  officeCode: z.string(),
  ledger: z.string(),
  fingerprint: z.string(),
  state: z.enum(['active', 'revoked']),
  sinceMs: z.int(),
})
export type Peer = z.infer<typeof Peer>

/** An enrolment that a changed key would end, as it stands here. */
const Replaced = z.strictObject({
  id: Id,
  officeName: z.string(),
  officeCode: z.string(),
  sinceMs: z.int(),
  state: Peer.shape.state,
})

/** 登记: who we are to others, and whom we know. */
export const enrolmentDoors = {
  identity: query('bundles.identity', {
    who: everyRole,
    input: nothing,
    output: z.strictObject({
      officeName: z.string(),
      officeCode: z.string(),
      checkNumber: z.string(),
      fingerprint: z.string(),
      /** Which of our keys changed since they were last written for others. */
      toShow: z.enum(['none', 'recipient', 'signing']),
    }),
  }),
  peers: query('bundles.peers', { who: everyRole, input: nothing, output: z.array(Peer) }),
  /** Writes our enrolment file to a stick, and the sheet with the 30-digit check number as PDF beside it. */
  exportEnrolment: task('bundles.exportEnrolment', {
    who: sealers,
    /**
     * Our request, to an office as its `partner` where it says so; with `grantTo`, the grant that answers
     * somebody's request; with `notice`, our new recipient for everybody who pinned our signing key.
     */
    input: z.strictObject({
      partner: z.boolean().default(false),
      grantTo: Id.nullable().default(null),
      notice: z.boolean().default(false),
    }),
    output: z.strictObject({ fileName: z.string().nullable(), checkNumber: z.string() }),
  }),
  /**
   * Reads somebody's enrolment file; nothing is trusted yet, except a `notice`, which is taken at once:
   * a pinned key signed it. Null when the dialog was closed.
   */
  readEnrolment: task('bundles.readEnrolment', {
    who: sealers,
    input: nothing,
    output: z
      .strictObject({
        token: z.string(),
        officeName: z.string(),
        officeCode: z.string(),
        kind: z.string(),
        /** Whom we know under this ledger by another key, which would be void: a person must say so. */
        replaces: Replaced.nullable(),
      })
      .nullable(),
  }),
  /** Pins the keys after a person typed groups 2, 4 and 6 of the check number from the paper. */
  enrol: task('bundles.enrol', {
    who: sealers,
    input: z.strictObject({
      token: z.string(),
      relation: Relation,
      digits: z.tuple([z.string(), z.string(), z.string()]),
      /** The former enrolment that a person saw named and lets go. */
      replaces: Id.nullable().default(null),
    }),
    output: Peer,
  }),
  revoke: task('bundles.revoke', {
    who: sealers,
    input: z.strictObject({ peerId: Id, reason: Reason }),
    output: Peer,
  }),
}
