import type { Day } from '../../shared/kernel/day.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { isPractice } from '../../shared/session/session.ts'
import { guessHeading, guessSheet, type HeadingGuess } from '../../shared/sheets/heading.ts'
import { type Sheet, withoutUnseen } from '../../shared/sheets/sheet.ts'
import type { TaskContext } from '../ipc/handlers.ts'
import { breathing } from '../ipc/reckoning.ts'
import { type Columns, type DryRun, givenIn, type Source } from './dry-run.ts'
import type { Asked } from './noun.ts'

/**
 * Understands a workbook by itself and judges it. Faults: `sheets.no-sheet`, `sheets.no-heading`,
 * `ipc.cancelled`.
 */
export async function firstRun(task: TaskContext, source: Source): Promise<DryRun> {
  if (source.sheets.length === 0) refuse('sheets.no-sheet', {})
  const found = guessSheet(source.sheets, source.noun.fields)
  if (!found) refuse('sheets.no-heading', {})
  return keep(task, source, mappingOf(found.sheet, found.guess))
}

/** Judges again as a person says. Another sheet or heading row is understood anew. Fault: `ipc.cancelled`. */
export async function nextRun(task: TaskContext, last: DryRun, wanted: Columns): Promise<DryRun> {
  const sheet = last.sheets.find(({ name }) => name === wanted.sheet)
  if (!sheet) refuse('sheets.no-sheet', {})
  if (sheet.name === last.mapping.sheet && wanted.headingRow === last.mapping.headingRow) {
    return keep(task, last, wanted, last.token)
  }
  const at = sheet.name === last.mapping.sheet ? wanted.headingRow - 1 : undefined
  const guess = guessHeading(sheet, last.noun.fields, at)
  if (!guess) refuse('sheets.no-heading', {})
  return keep(task, last, mappingOf(sheet, guess), last.token)
}

/** The dry run a token names, as long as it was not applied. Faults: `imports.expired`. */
export function dryRun(task: TaskContext, token: string): DryRun {
  const run = keptRun(task, token)
  return applied.has(run) ? refuse('imports.expired', {}) : run
}

/** The dry run a token names, applied or not. Faults: `imports.expired`. */
export function keptRun(task: TaskContext, token: string): DryRun {
  return runs.get(task.vault)?.get(token) ?? refuse('imports.expired', {})
}

/** Notes that a dry run was applied: it is good for the marked workbook only, from now on. */
export function spend(run: DryRun): void {
  applied.add(run)
}

const applied = new WeakSet<DryRun>()
// By session, so that locking the ledger forgets what it held.
const runs = new WeakMap<object, Map<string, DryRun>>()
const KEPT = 2

async function keep(
  task: TaskContext,
  source: Source,
  mapping: Columns,
  token: string = task.ambient().newId(),
): Promise<DryRun> {
  const sheet = source.sheets.find(({ name }) => name === mapping.sheet)!
  const asked: Asked = {
    sheet: mapping.takesUnseen ? sheet : withoutUnseen(sheet),
    headingRow: mapping.headingRow - 1,
    mapping: givenIn(mapping),
    today: task.ambient().today as Day,
    practice: isPractice(task.request.ledger.kind),
    role: task.request.person.role,
  }
  const { nounName, noun, fileName, bytes, sheets } = source
  const planned = await breathing(task, noun.plan(task.own, asked))
  const run = { nounName, noun, fileName, bytes, sheets, token, mapping, asked, planned }
  const kept = runs.get(task.vault) ?? new Map<string, DryRun>()
  runs.set(task.vault, kept)
  kept.delete(token)
  kept.set(token, run)
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old)
  return run
}

function mappingOf(sheet: Sheet, guess: HeadingGuess): Columns {
  return {
    sheet: sheet.name,
    headingRow: guess.headingRow + 1,
    takesUnseen: false,
    columns: guess.columns.map((column) => ({ ...column })),
  }
}
