import type { Field } from '../../shared/fields/field.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { type LeavingList, type ListTitle, listPaper, listWorkbook } from '../../shared/papers/list-papers.ts'
import type { EventName } from '../../shared/words/events.ts'
import type { Reader } from '../db/access.ts'
import { eachListed, type ListPlan, type ListRequest, listWindow } from '../db/list.ts'
import { mayCarry, officeOf, printing, savePaper, saveSheet } from './exports.ts'
import type { RequestContext, TaskContext } from './handlers.ts'

/** How records of a kind are listed: on a page, in a workbook and on paper. */
export type Listing<
  Row,
  Noun extends Readonly<Record<string, unknown>>,
  Shown extends Readonly<Record<string, unknown>>,
  Sort extends string,
  Filters,
  Sum extends string,
> = {
  readonly title: ListTitle
  /** Every column that a person may choose. */
  readonly fields: readonly Field[]
  /** How the chain is told that rows left. */
  readonly events: { readonly exported: EventName; readonly printed: EventName }
  plan(request: RequestContext): ListPlan<Sort, Filters, Sum>
  /** Reads the noun in a row; what it needs beside the row is read once. */
  nouns(reader: Reader): (row: Row) => Noun
  /** A record as pages show it, stars and all. */
  show(noun: Noun): Shown
  /** The names behind the ids that reference fields hold, read once. */
  names(reader: Reader): (field: string, id: string) => string
}

/** What a person asks to take along of a list. */
type Leaving<Sort extends string, Filters> = {
  readonly list: ListRequest<Sort, Filters>
  readonly columns: readonly string[]
  readonly reason: string
  readonly unmasked: boolean
}

/** Implements the doors that `listDoors` declares. */
export function listHandlers<
  Row,
  Noun extends Readonly<Record<string, unknown>>,
  Shown extends Readonly<Record<string, unknown>>,
  Sort extends string,
  Filters,
  Sum extends string,
>(listing: Listing<Row, Noun, Shown, Sort, Filters, Sum>) {
  /** All rows at once, so that they are the rows of one moment. */
  const gather = (task: TaskContext, { list, columns, unmasked }: Leaving<Sort, Filters>): LeavingList => {
    mayCarry(task, unmasked)
    const read = listing.nouns(task.reader)
    const rows: (Noun | Shown)[] = []
    for (const row of eachListed<Row, Sort, Filters>(task.reader, listing.plan(task.request), list)) {
      const noun = read(row)
      rows.push(unmasked ? noun : listing.show(noun))
      if (rows.length % PAUSE !== 0) continue
      task.progress(rows.length, 0)
      if (task.cancelled()) refuse('ipc.cancelled', {})
    }
    const fields = columns.flatMap((name) => listing.fields.filter((field) => field.name === name))
    const about = { officeName: officeOf(task), asOf: task.ambient().today }
    return { ...listing.title, ...about, fields, rows, unmasked, nameOf: listing.names(task.reader) }
  }
  const told = (event: EventName, { columns, reason, unmasked }: Leaving<Sort, Filters>, rows: number) => ({
    event,
    facts: { rows, columns: columns.join(' '), unmasked },
    reason,
  })
  return {
    list(reader: Reader, asked: ListRequest<Sort, Filters>, request: RequestContext) {
      const window = listWindow<Row, Sort, Filters, Sum>(reader, listing.plan(request), asked)
      const read = listing.nouns(reader)
      return { ...window, rows: window.rows.map((row) => listing.show(read(row))) }
    },

    async exportSheet(task: TaskContext, wanted: Leaving<Sort, Filters>) {
      const list = gather(task, wanted)
      const event = told(listing.events.exported, wanted, list.rows.length)
      return saveSheet(task, list.title, listWorkbook(list), event)
    },

    async printList(task: TaskContext, wanted: Leaving<Sort, Filters>) {
      const list = gather(task, wanted)
      const event = told(listing.events.printed, wanted, list.rows.length)
      return savePaper(task, list.title, listPaper(list, printing(task, wanted.reason)), event)
    },
  }
}
const PAUSE = 1000
