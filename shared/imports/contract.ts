import { z } from 'zod'
import { query, task } from '../ipc/endpoint.ts'
import { fileFaults, nothing, Reason, SavedFile } from '../ipc/shapes.ts'
import { Id } from '../kernel/id.ts'
import { everyRole, Role } from '../kernel/roles.ts'
import { type ImportName, importable } from '../ledgers/derived.ts'

const importers: readonly Role[] = ['clerk', 'reviewer', 'head', 'admin']
const Noun = z.enum(Object.keys(importable) as ImportName[])

/** One difference or complaint: a cell of the workbook, and what it would do to which field. */
export const CellNote = z.strictObject({
  field: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
  /** Chinese; empty when the cell is fine. */
  problem: z.string(),
})
/** What would happen with one row of the workbook. */
export const RowVerdict = z.strictObject({
  /** The row's number in the workbook, as Excel shows it. */
  row: z.int(),
  verdict: z.enum(['new', 'changed', 'same', 'wrong']),
  title: z.string(),
  cells: z.array(CellNote),
})

/** How the workbook's columns were understood; a person may change it. */
export const Mapping = z.strictObject({
  sheet: z.string(),
  headingRow: z.int(),
  /** Whether rows come in that are hidden or struck through in the workbook. */
  takesUnseen: z.boolean().default(false),
  columns: z.array(
    z.strictObject({
      column: z.int(),
      heading: z.string(),
      field: z.string().nullable(),
      /** What it may be, and is not taken for until a person says so. */
      guess: z.string().nullable(),
      sure: z.boolean(),
      sample: z.string(),
    }),
  ),
})
/** A dry run: how the workbook was understood and what applying it would do. */
export const ImportPreview = z.strictObject({
  /** Names the dry run kept in the worker; gone at lock. */
  token: z.string(),
  fileName: z.string(),
  sheets: z.array(z.string()),
  mapping: Mapping,
  /** Required fields that no column gives. */
  missing: z.array(z.string()),
  /** How many rows of data are hidden in the workbook or struck through, and the first, by number. */
  unseen: z.strictObject({ hidden: z.int(), struck: z.int(), first: z.array(z.int()) }),
  /** Who may apply it, where this person may not; empty where they may. */
  appliers: z.array(Role),
  counts: z.strictObject({ new: z.int(), changed: z.int(), same: z.int(), wrong: z.int() }),
  /** The first rows of each verdict, wrong ones first; at most 500. */
  rows: z.array(RowVerdict),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** One import that was applied, and whether it was undone. */
export const ImportBatch = z.strictObject({
  id: Id,
  noun: z.string(),
  atMs: z.int(),
  userName: z.string(),
  workbook: z.string(),
  rowsNew: z.int(),
  rowsChanged: z.int(),
  rowsSame: z.int(),
  rowsWrong: z.int(),
  undone: z.boolean(),
})

/** 导入: a dry run first, then the good rows; the wrong ones go back in the same workbook. */
export const imports = {
  /** Opens the file dialog, reads the workbook and plans; null when the dialog was closed. */
  open: task('imports.open', {
    who: importers,
    input: z.strictObject({ noun: Noun }),
    output: ImportPreview.nullable(),
    faults: [
      'sheets.not-a-workbook',
      'sheets.old-workbook',
      'sheets.encrypted',
      'sheets.guarded',
      'sheets.damaged',
      'sheets.no-sheet',
      'sheets.too-large',
      'sheets.no-heading',
      ...fileFaults,
    ],
  }),
  paste: task('imports.paste', {
    who: importers,
    input: z.strictObject({ noun: Noun, text: z.string().max(5_000_000) }),
    output: ImportPreview,
    faults: ['ipc.cancelled', 'sheets.too-large', 'sheets.no-heading', 'sheets.no-sheet'],
  }),
  /** Plans again with another sheet, heading row or mapping. */
  replan: task('imports.replan', {
    who: importers,
    input: z.strictObject({ token: z.string(), mapping: Mapping }),
    output: ImportPreview,
    faults: ['ipc.cancelled', 'imports.expired', 'sheets.no-heading', 'sheets.no-sheet'],
  }),
  /**
   * Applies the good rows as one deed. Facts are judged again: what moved since the dry run is
   * refused, whole.
   */
  apply: task('imports.apply', {
    who: importers,
    input: z.strictObject({ token: z.string() }),
    output: ImportBatch,
    faults: [
      'imports.expired',
      'imports.nothing',
      'imports.moved',
      'imports.not-yours',
      'imports.missing-columns',
      ...fileFaults,
    ],
  }),
  /** The same workbook back, wrong cells red with the reason beside them. */
  marked: task('imports.marked', {
    who: importers,
    input: z.strictObject({ token: z.string() }),
    output: SavedFile,
    faults: ['imports.expired', 'imports.no-workbook', ...fileFaults],
  }),
  template: task('imports.template', {
    who: importers,
    input: z.strictObject({ noun: Noun }),
    output: SavedFile,
    faults: fileFaults,
  }),
  batches: query('imports.batches', {
    who: everyRole,
    input: nothing,
    output: z.array(ImportBatch),
  }),
  undo: task('imports.undo', {
    who: importers,
    input: z.strictObject({ batchId: Id, reason: Reason }),
    output: ImportBatch,
    faults: ['imports.not-found', 'imports.already-undone', 'imports.built-upon', 'imports.not-yours'],
  }),
}
