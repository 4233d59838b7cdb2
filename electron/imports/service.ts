import { readFile, stat } from 'node:fs/promises'
import { codesOf } from '../../shared/codes/index.ts'
import type { Field } from '../../shared/fields/field.ts'
import { type ImportPreview, imports } from '../../shared/imports/contract.ts'
import { importWords } from '../../shared/imports/words.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { type ImportName, importable } from '../../shared/ledgers/derived.ts'
import { parsePasted } from '../../shared/sheets/parse-pasted.ts'
import { workbookColumn } from '../../shared/sheets/workbook.ts'
import type { EventName } from '../../shared/words/events.ts'
import {
  type CommandContext,
  type Handlers,
  implement,
  type RequestContext,
  type TaskContext,
} from '../ipc/handlers.ts'
import { breathing, ticking } from '../ipc/reckoning.ts'
import { sheetLimits } from '../sheets/limits.ts'
import { markWorkbook } from '../sheets/mark-workbook.ts'
import { workbookSteps } from '../sheets/read-workbook.ts'
import type { DryRun } from './dry-run.ts'
import { dryRun, firstRun, keptRun, nextRun, spend } from './dry-runs.ts'
import type { ImportNoun } from './noun.ts'
import { barredFor, missingIn, previewOf } from './preview.ts'
import * as store from './store.ts'

/** What can be imported, by the name the page uses. */
export type ImportNouns = Readonly<Record<ImportName, ImportNoun>>

/** 导入: a dry run first, then the good rows as one deed; the wrong ones go back in the same workbook. */
export const importService = (nouns: ImportNouns): Handlers<typeof imports> =>
  implement(imports, {
    async open(task, { noun }) {
      const [chosen] = await task.files.choose('workbook')
      if (!chosen) return null
      const { size } = await stat(chosen.path)
      if (size > sheetLimits.fileBytes) {
        refuse('sheets.too-large', { what: 'file', limit: sheetLimits.fileBytes })
      }
      const bytes = await readFile(chosen.path)
      await task.breathe()
      const { sheets } = await breathing(task, workbookSteps(bytes, { fileName: chosen.name }))
      const source = { nounName: noun, noun: nouns[noun], fileName: chosen.name, bytes, sheets }
      return shown(task, await firstRun(task, source))
    },

    async paste(task, { noun, text }) {
      const fileName = importWords.pasted
      const sheets = [parsePasted(text, fileName)]
      const source = { nounName: noun, noun: nouns[noun], fileName, bytes: null, sheets }
      return shown(task, await firstRun(task, source))
    },

    async replan(task, { token, mapping }) {
      return shown(task, await nextRun(task, dryRun(task, token), mapping))
    },

    async apply(task, { token }) {
      const run = dryRun(task, token)
      refuseBarred(run.noun, task.request)
      const { counts } = run.planned.plan
      if (counts.new + counts.changed === 0) refuse('imports.nothing', {})
      const missing = missingIn(run)
      if (counts.new > 0 && missing.length > 0) {
        refuse('imports.missing-columns', { labels: labelsOf(run.noun.fields, missing) })
      }
      const id = task.commit((unit) => applyRun(task, unit, run))
      spend(run)
      return store.findBatch(task.own, id)!
    },

    async marked(task, { token }) {
      const run = keptRun(task, token)
      if (run.bytes === null) refuse('imports.no-workbook', {})
      const bytes = markWorkbook(run.bytes, run.planned.marks)
      const name = run.fileName.replace(/\.\w+$/, '')
      return { fileName: await task.files.save(`${name}${importWords.marked}.xlsx`, 'workbook', bytes) }
    },

    async template(task, { noun }) {
      const title = importable[noun].template
      const columns = nouns[noun].fields.filter(({ derived }) => !derived).map(templateColumn)
      const bytes = task.sheet({ title, columns, rows: [] })
      return { fileName: await task.files.save(`${title}.xlsx`, 'workbook', bytes) }
    },

    batches: (reader) => store.allBatches(reader),

    async undo(task, { batchId, reason }) {
      task.commit((unit) => undoBatch(unit, nouns, batchId), reason)
      return store.findBatch(task.own, batchId)!
    },
  })

/** A dry run on the page. */
function shown(task: TaskContext, run: DryRun): ImportPreview {
  if (run.noun.matched !== undefined) recordMatched(task, run, run.noun.matched)
  return previewOf(run)
}

/**
 * SECURITY: a dry run answers which ID numbers the ledger knows, and whose they are, whoever asks. So each
 * leaves an entry, and one about every person it knew, the first time in a session, as unmasking them does
 * (tests/masks/dry-runs.test.ts).
 */
function recordMatched(task: TaskContext, { planned, fileName }: DryRun, event: EventName): void {
  const { rows } = planned.plan
  const known = new Set(rows.flatMap((row) => planned.personOf?.(row) ?? []))
  const told = named.get(task.vault) ?? new Set<string>()
  const fresh = [...known].filter((id) => !told.has(id))
  const tick = ticking(task, fresh.length)
  task.commit((unit) => {
    unit.record('imports.compared', '', { file: fileName, rows: rows.length, known: known.size })
    for (const id of fresh) {
      tick()
      unit.record(event, id, {})
    }
  })
  named.set(task.vault, new Set([...told, ...fresh]))
}

// By session: who sits down next is told of anew.
const named = new WeakMap<object, ReadonlySet<string>>()

function applyRun(task: TaskContext, unit: CommandContext, { planned, ...run }: DryRun): string {
  const { counts } = planned.plan
  const id = unit.newId()
  store.insertBatch(unit, {
    id,
    noun: run.nounName,
    at: unit.nowMs,
    user: unit.user,
    workbook: run.fileName,
    rows_new: counts.new,
    rows_changed: counts.changed,
    rows_same: counts.same,
    rows_wrong: counts.wrong + counts.duplicate,
    undone_at: null,
    revision: 1,
  })
  const keepRow = unit.inserter('import_row')
  planned.apply(unit, {
    id,
    workbook: run.fileName,
    keep(recordId, op, before, revisionAfter) {
      const row = { id: unit.newId(), batch_id: id, record_id: recordId }
      keepRow({ ...row, op, before, revision_after: revisionAfter })
    },
    tick: ticking(task, counts.new + counts.changed),
  })
  return id
}

function undoBatch(unit: CommandContext, nouns: ImportNouns, batchId: string): void {
  const batch = store.findBatch(unit, batchId) ?? refuse('imports.not-found', {})
  if (batch.undone) refuse('imports.already-undone', {})
  const noun = nouns[batch.noun as keyof ImportNouns]
  refuseBarred(noun, unit.request)
  const stuck = noun.undo(unit, batchId)
  if (stuck.length > 0) refuse('imports.built-upon', { titles: stuck.slice(0, 5), count: stuck.length })
  store.refreshEarlier(unit, batchId)
  store.markUndone(unit, batchId, unit.nowMs)
}

// SECURITY: what posts money is written by who may approve it (tests/ledgers/spending/import.test.ts).
function refuseBarred(noun: ImportNoun, { person }: Pick<RequestContext, 'person'>): void {
  const roles = barredFor(noun, person.role)
  if (roles.length > 0) refuse('imports.not-yours', { roles })
}

function templateColumn(field: Field) {
  const column = workbookColumn(field)
  if (field.kind === 'flag') return { ...column, choices: importWords.flags }
  if (!field.codes) return column
  const codes = codesOf(field.codes).filter(({ heading }) => !heading)
  return { ...column, choices: codes.map(({ label }) => label) }
}

const labelsOf = (fields: readonly Field[], names: readonly string[]): string[] =>
  fields.filter(({ name }) => names.includes(name)).map(({ label }) => label)
