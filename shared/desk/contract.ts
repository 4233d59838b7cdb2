import { z } from 'zod'
import { command, query } from '../ipc/endpoint.ts'
import { nothing } from '../ipc/shapes.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { everyRole } from '../kernel/roles.ts'

/** One line of the desk: what is due, missing or waiting, and where it is done. */
export const DeskItem = z.strictObject({
  kind: z.enum(['due', 'missing', 'waiting']),
  /** Names the sentence; words in shared/desk/words.ts. */
  code: z.string(),
  count: z.int(),
  /** The soonest day it concerns, if it has one. */
  day: Day.nullable(),
  /** Where it is done: a page and its filters. */
  page: z.string(),
  filters: z.record(z.string(), z.unknown()),
})
export type DeskItem = z.infer<typeof DeskItem>

const Slice = z.strictObject({ code: z.string(), label: z.string(), count: z.int() })

/** 工作台, and what each person keeps for themselves: saved views and the columns they chose. */
export const desk = {
  overview: query('desk.overview', {
    who: everyRole,
    input: z.strictObject({ today: Day }),
    output: z.strictObject({
      items: z.array(DeskItem),
      members: z.strictObject({
        total: z.int(),
        byClass: z.array(Slice),
        byAge: z.array(Slice),
        byBranch: z.array(Slice),
      }),
      organisations: z.int(),
      lastBackupMs: z.int().nullable(),
      lastReceipt: z.strictObject({ atMs: z.int(), seq: z.int(), status: z.string() }).nullable(),
      outboxWaiting: z.int(),
    }),
  }),
  views: query('desk.views', {
    who: everyRole,
    input: z.strictObject({ list: z.string().max(40) }),
    output: z.array(z.strictObject({ id: Id, name: z.string(), content: z.string() })),
  }),
  saveView: command('desk.saveView', {
    who: everyRole,
    input: z.strictObject({
      list: z.string().max(40),
      name: z.string().trim().min(1).max(30),
      content: z.string().max(20_000),
    }),
    output: z.strictObject({ id: Id }),
  }),
  dropView: command('desk.dropView', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: nothing,
  }),
  /** Drafts of forms survive locks and crashes. */
  saveDraft: command('desk.saveDraft', {
    who: everyRole,
    input: z.strictObject({
      form: z.string().max(40),
      recordId: z.string().max(60),
      content: z.string().max(200_000),
    }),
    output: nothing,
  }),
  draft: query('desk.draft', {
    who: everyRole,
    input: z.strictObject({ form: z.string().max(40), recordId: z.string().max(60) }),
    output: z.strictObject({ content: z.string(), atMs: z.int() }).nullable(),
  }),
  dropDraft: command('desk.dropDraft', {
    who: everyRole,
    input: z.strictObject({ form: z.string().max(40), recordId: z.string().max(60) }),
    output: nothing,
  }),
}
