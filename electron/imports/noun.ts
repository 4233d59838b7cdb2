import type { Field } from '../../shared/fields/field.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import type { Steps } from '../../shared/kernel/steps.ts'
import type { SheetMarks } from '../../shared/sheets/marks.ts'
import type { ImportPlan, PlannedRow } from '../../shared/sheets/plan-import.ts'
import type { Sheet } from '../../shared/sheets/sheet.ts'
import type { CellValue } from '../../shared/sheets/workbook.ts'
import type { EventName } from '../../shared/words/events.ts'
import type { Reader } from '../db/access.ts'
import type { CommandContext } from '../ipc/handlers.ts'

/** What a ledger gives so that its noun can be imported. Planning reads; applying and undoing write. */
export type ImportNoun = {
  readonly fields: readonly Field[]
  /** The event by which the chain names who was known of those whose ID numbers a sheet bears. */
  readonly matched?: EventName
  /** Who may apply and undo; without it, everybody who may import. */
  readonly appliers?: readonly Role[]
  /**
   * Halts between portions of rows. What others write at a halt is not seen: applying judges again.
   */
  plan(reader: Reader, asked: Asked): Steps<Planned>
  /**
   * Takes a whole import back: what it inserted goes, what it changed is as before. Names the records
   * that moved on since or that something was built on; the caller then takes back whatever was
   * written.
   */
  undo(unit: CommandContext, batchId: string): readonly string[]
}

/** A sheet with its columns understood, on a day, in a ledger of made-up people or not. */
export type Asked = {
  readonly sheet: Sheet
  /** Index into the sheet's rows. */
  readonly headingRow: number
  readonly mapping: readonly { readonly column: number; readonly field: string }[]
  readonly today: Day
  readonly practice: boolean
  /** Of the person who asks. */
  readonly role: Role
}

/** A dry run: what applying would do to each row, and the deed itself. */
export type Planned = {
  readonly plan: ImportPlan<string>
  readonly marks: SheetMarks
  /** Whom or what a row is about. */
  titleOf(row: PlannedRow<string>): string
  /** The id of the known person whose ID number a row bears, whatever else is wrong with it. */
  personOf?(row: PlannedRow<string>): string | undefined
  /** A value as people read it. */
  show(field: string, value: CellValue): string
  /** Writes every new and changed row, judged again. Faults: `imports.moved`. */
  apply(unit: CommandContext, batch: Batch): void
}

/** The import that rows are written under. */
export type Batch = {
  readonly id: string
  readonly workbook: string
  /** Keeps what happened to one record. `before` is what undoing needs of a changed one. */
  keep(recordId: string, op: 'insert' | 'update', before: string | null, revisionAfter: number): void
  /**
   * Called before each row: tells progress, and refuses with `ipc.cancelled` if the person cancelled.
   */
  tick(): void
}
