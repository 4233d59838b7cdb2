import { z } from 'zod'
import { gate, query, task } from '../ipc/endpoint.ts'
import { nothing, Reason, SavedFile } from '../ipc/shapes.ts'
import { Id } from '../kernel/id.ts'
import { Month } from '../kernel/month.ts'
import { everyRole, type Role } from '../kernel/roles.ts'
import { enrolmentDoors } from './enrolment-contract.ts'
import { BundlePreview, FigureKind } from './preview.ts'
import { draftWorkflow } from './workflow.ts'

const sealers: readonly Role[] = ['head']
const preparers: readonly Role[] = ['clerk', 'reviewer', 'head']
const receivers: readonly Role[] = ['reviewer', 'head', 'auditor']
const BundleId = z.string().regex(/^[0-9a-f]{64}$/)

/** What was gathered to leave, waiting for approval or sealing. */
export const ExportDraft = z.strictObject({
  id: Id,
  kind: z.enum(['report', 'audit']),
  period: z.string(),
  toName: z.string(),
  preparedBy: z.string(),
  preparedById: z.string(),
  preparedAtMs: z.int(),
  approvedBy: z.string().nullable(),
  state: z.enum(['prepared', 'approved', 'sealed', 'withdrawn']),
})

/** A sealed bundle of ours, and what became of it. */
export const OutboxItem = z.strictObject({
  bundleId: BundleId,
  kind: z.enum(['report', 'audit', 'receipt', 'return']),
  toName: z.string(),
  seq: z.int(),
  period: z.string(),
  revision: z.int(),
  fileName: z.string(),
  sizeBytes: z.int(),
  sealedAtMs: z.int(),
  publishedAtMs: z.int().nullable(),
  /** 回执: null until the receipt came back. */
  receipt: z
    .strictObject({
      status: z.enum(['accepted', 'duplicate', 'refused', 'held', 'returned']),
      atMs: z.int(),
      note: z.string(),
    })
    .nullable(),
})
export type OutboxItem = z.infer<typeof OutboxItem>

/** The refusals that a person's word lifts, for the one bundle that was refused. */
export const Confirmable = z.enum(['bundles.confirm-rebase', 'bundles.confirm-shrink'])
export type Confirmable = z.infer<typeof Confirmable>

/** A bundle that came, and what a person decided of it. */
export const InboxItem = z.strictObject({
  bundleId: BundleId,
  kind: z.enum(['report', 'audit', 'receipt', 'return']),
  officeName: z.string(),
  officeCode: z.string(),
  seq: z.int(),
  period: z.string(),
  revision: z.int(),
  /** `void`: a key signed it that had ended before, and it counts nowhere. */
  outcome: z.enum(['first', 'next', 'gap', 'late', 'rebase', 'receipt', 'void']),
  receivedAtMs: z.int(),
  acceptance: z.enum(['waiting', 'accepted', 'returned']),
  rows: z.int(),
  /** How many places of its own ledger the sender knew not to fit. */
  unsound: z.int(),
})
export type InboxItem = z.infer<typeof InboxItem>

/** 上报 · 接收 · 回执 · 审计包: what leaves and enters by USB stick. */
export const bundles = {
  ...enrolmentDoors,

  /** 准备: gathers what would leave and shows it; nothing is sealed. */
  prepare: task('bundles.prepare', {
    who: preparers,
    input: z.strictObject({
      kind: z.enum(['report', 'audit']),
      peerId: Id,
      period: Month,
      unmasked: z.boolean().default(false),
    }),
    output: BundlePreview,
    faults: ['bundles.not-found', 'bundles.peer-revoked', 'bundles.report-masked'],
  }),
  preview: query('bundles.preview', {
    who: everyRole,
    input: z.strictObject({ draftId: Id }),
    output: BundlePreview,
  }),
  drafts: query('bundles.drafts', { who: everyRole, input: nothing, output: z.array(ExportDraft) }),
  /** 审批: never by the person who prepared it. */
  approve: task('bundles.approve', {
    who: draftWorkflow.approve.who,
    input: z.strictObject({ draftId: Id }),
    output: ExportDraft,
  }),
  withdraw: task('bundles.withdraw', {
    who: draftWorkflow.withdraw.who,
    input: z.strictObject({ draftId: Id, reason: Reason }),
    output: ExportDraft,
  }),
  /** 签章封装: builds, signs and encrypts into the outbox. A sequence number is built once. */
  seal: task('bundles.seal', {
    who: draftWorkflow.seal.who,
    input: z.strictObject({
      draftId: Id,
      /** Why it is sealed although the own ledger does not verify; the addressee is told how many places. */
      despite: Reason.nullable().default(null),
    }),
    output: OutboxItem,
  }),
  outbox: query('bundles.outbox', { who: everyRole, input: nothing, output: z.array(OutboxItem) }),
  /**
   * 写入U盘: copies the sealed bytes, reads them back; any number of times. Null when the dialog
   * was closed.
   */
  publish: task('bundles.publish', {
    who: preparers,
    input: z.strictObject({ bundleId: BundleId }),
    output: OutboxItem.nullable(),
  }),
  /** 重新插入并校验. */
  recheck: task('bundles.recheck', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ bundleId: BundleId }),
    output: z.strictObject({ same: z.boolean().nullable() }),
  }),

  /** 接收: bundles of subordinates, receipts of the superior, audit packs — whatever the chosen files are. */
  receive: task('bundles.receive', {
    who: receivers,
    /** With `again`, no dialog: the one file that was held back until a person confirms why. */
    input: z.strictObject({
      again: z
        .strictObject({ bundleId: BundleId, confirmed: z.array(Confirmable).min(1).max(2) })
        .nullable()
        .default(null),
      /** Or those that waited until their sender's new key was confirmed. */
      waiting: z.boolean().default(false),
    }),
    output: z.array(
      z.strictObject({
        fileName: z.string(),
        bundleId: z.string(),
        outcome: z.enum([
          'first',
          'next',
          'gap',
          'late',
          'rebase',
          'duplicate',
          'receipt',
          'refused',
          'waiting',
        ]),
        officeName: z.string(),
        missing: z.array(z.int()),
        /** The sentence of the refusal; empty otherwise. */
        words: z.string(),
        code: z.string(),
      }),
    ),
    faults: ['bundles.choose-again'],
  }),
  /** 等候核对密钥: what came under a key that nobody confirmed. */
  waiting: query('bundles.waiting', {
    who: everyRole,
    input: nothing,
    output: z.array(
      z.strictObject({
        officeName: z.string(),
        fileName: z.string(),
        atMs: z.int(),
        isReady: z.boolean(),
      }),
    ),
  }),
  inbox: query('bundles.inbox', { who: everyRole, input: nothing, output: z.array(InboxItem) }),
  /** 接受 or 退回: a person's deed, stated in the receipt. */
  judge: task('bundles.judge', {
    who: ['reviewer', 'head'],
    input: z.strictObject({
      bundleId: BundleId,
      verdict: z.enum(['accepted', 'returned']),
      note: z.string().max(500),
    }),
    output: InboxItem,
  }),
  /** 写回执: seals a receipt for one office and writes it to a stick. */
  writeReceipt: task('bundles.writeReceipt', {
    who: sealers,
    input: z.strictObject({ peerId: Id }),
    output: OutboxItem.nullable(),
  }),

  /** 上报情况: offices × periods, each received, accepted, late or missing. */
  matrix: query('bundles.matrix', {
    who: everyRole,
    input: z.strictObject({ from: Month, to: Month }),
    output: z.strictObject({
      periods: z.array(z.string()),
      offices: z.array(
        z.strictObject({
          peerId: Id,
          officeName: z.string(),
          cells: z.array(
            z.strictObject({
              period: z.string(),
              state: z.enum(['missing', 'received', 'accepted', 'returned', 'late']),
              bundleId: z.string(),
              revision: z.int(),
            }),
          ),
          gaps: z.array(z.int()),
        }),
      ),
    }),
  }),
  /**
   * 汇总数字 per office and period, from the highest accepted revision (or the latest received that
   * was not returned, marked so).
   */
  figures: query('bundles.figures', {
    who: everyRole,
    input: z.strictObject({ period: Month }),
    output: z.strictObject({
      indicators: z.array(
        z.strictObject({ code: z.string(), label: z.string(), group: z.string(), kind: FigureKind }),
      ),
      rows: z.array(
        z.strictObject({
          peerId: Id,
          officeName: z.string(),
          bundleId: z.string(),
          accepted: z.boolean(),
          values: z.array(z.int().nullable()),
        }),
      ),
      sums: z.array(z.int().nullable()),
    }),
  }),
  figuresSheet: task('bundles.figuresSheet', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ period: Month, reason: Reason }),
    output: SavedFile,
  }),
}

/** Answered by the shell itself, because a busy worker hears no messages. */
export const tasks = {
  cancel: gate('tasks.cancel', { input: z.strictObject({ call: z.int() }), output: nothing }),
}
