import { z } from 'zod'
import { query, task } from '../ipc/endpoint.ts'
import { diskFaults, nothing, SavedFile } from '../ipc/shapes.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Month } from '../kernel/month.ts'
import { everyRole, type Role } from '../kernel/roles.ts'
import { historyTables } from '../ledgers/derived.ts'
import { Broken, CheckLine, Remark } from './checks.ts'

const readers: readonly Role[] = ['reviewer', 'head', 'admin', 'auditor']
const Cells = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** One line of 操作记录: one deed's effect on one record, or an event without a row. */
export const Entry = z.strictObject({
  seq: z.int(),
  atMs: z.int(),
  user: z.string(),
  userName: z.string(),
  deed: z.string(),
  /** `withheld`: the sender left its text out; `broken`: its text is none that a program would write. */
  kind: z.enum(['row', 'event', 'withheld', 'broken']),
  table: z.string(),
  op: z.enum(['insert', 'update', 'delete', '']),
  id: z.string(),
  before: Cells.nullable(),
  after: Cells.nullable(),
  tx: z.string(),
  reason: z.string(),
})
export type Entry = z.infer<typeof Entry>

/**
 * What a verification found: a line for every check, the first places where something does not fit, and what
 * people should look at.
 */
export const Verification = z.strictObject({
  entries: z.int(),
  head: z.string(),
  lines: z.array(CheckLine),
  broken: z.array(Broken),
  remarks: z.array(Remark),
  /** The fingerprints of the keys of the founding, to which every certificate leads back. */
  roots: z.array(z.string()),
})
export type Verification = z.infer<typeof Verification>

/** What a 封存单 says, typed from the paper: after `size` entries the head begins with these signs. */
export const SheetPoint = z.strictObject({
  size: z.int().min(1),
  head: z.string().regex(/^[0-9a-f]{32,64}$/),
})
export type SheetPoint = z.infer<typeof SheetPoint>

/** 操作记录: the chain, read, checked and put on paper. */
export const audit = {
  entries: query('audit.entries', {
    who: readers,
    input: z.strictObject({
      beforeSeq: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
      user: z.string().max(60).optional(),
      deed: z.string().max(60).optional(),
      table: z.string().max(40).optional(),
      from: Day.optional(),
      to: Day.optional(),
    }),
    output: z.strictObject({ entries: z.array(Entry), size: z.int(), more: z.boolean() }),
  }),
  /** Which people and deeds occur, for the filters. */
  facets: query('audit.facets', {
    who: readers,
    input: nothing,
    output: z.strictObject({
      users: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      deeds: z.array(z.string()),
      tables: z.array(z.string()),
    }),
  }),
  /**
   * 谁在何时把什么改成什么: every entry about one record and its dated sets, newest first. Masked
   * like the record.
   */
  history: query('audit.history', {
    who: everyRole,
    input: z.strictObject({
      table: z.enum(historyTables),
      id: z.string().max(60),
    }),
    output: z.array(Entry),
  }),
  /** Recomputes every link, compares the checkpoints and replays the chain against the live tables. */
  verify: task('audit.verify', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ sheet: SheetPoint.nullable().default(null) }),
    output: Verification.extend({ id: Id }),
  }),
  /** 核验报告: what one verification found, as the ledger thread holds it; the page only names which. */
  verifyReport: task('audit.verifyReport', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ verification: Id }),
    output: SavedFile,
    faults: ['audit.verify-again', ...diskFaults],
  }),
  /** 封存单: the month-end sheet with the chain's head, for two signatures. */
  checkpointSheet: task('audit.checkpointSheet', {
    who: ['head'],
    input: z.strictObject({ month: Month }),
    output: SavedFile,
    faults: ['session.seal-right-missing', ...diskFaults],
  }),
}
