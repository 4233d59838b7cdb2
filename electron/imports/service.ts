import { readFile, stat } from 'node:fs/promises'
import { codesOf } from '../../shared/codes/index.ts'
import type { Field } from '../../shared/fields/field.ts'
import { type ImportPreview, imports } from '../../shared/imports/contract.ts'
import { importWords } from '../../shared/imports/words.ts'
import { type ImportName, importable } from '../../shared/ledgers/derived.ts'
import { refuse } from '../../shared/refusal.ts'
import { parsePasted } from '../../shared/sheets/parse-pasted.ts'
import { workbookColumn } from '../../shared/sheets/workbook.ts'
import type { EventName } from '../../shared/words/events.ts'
import { type Desk, type Handlers, type Hands, honour, type Scene } from '../ipc/handlers.ts'
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
  honour(imports, {
    async open(desk, { noun }) {
      const [chosen] = await desk.files.choose('workbook')
      if (!chosen) return null
      const { size } = await stat(chosen.path)
      if (size > sheetLimits.fileBytes) {
        refuse('sheets.too-large', { what: 'file', limit: sheetLimits.fileBytes })
      }
      const bytes = await readFile(chosen.path)
      await desk.breathe()
      const { sheets } = await breathing(desk, workbookSteps(bytes, { fileName: chosen.name }))
      const source = { nounName: noun, noun: nouns[noun], fileName: chosen.name, bytes, sheets }
      return shown(desk, await firstRun(desk, source))
    },

    async paste(desk, { noun, text }) {
      const fileName = importWords.pasted
      const sheets = [parsePasted(text, fileName)]
      const source = { nounName: noun, noun: nouns[noun], fileName, bytes: null, sheets }
      return shown(desk, await firstRun(desk, source))
    },

    async replan(desk, { token, mapping }) {
      return shown(desk, await nextRun(desk, dryRun(desk, token), mapping))
    },

    async apply(desk, { token }) {
      const run = dryRun(desk, token)
      refuseBarred(run.noun, desk.scene)
      const { counts } = run.planned.plan
      if (counts.new + counts.changed === 0) refuse('imports.nothing', {})
      const missing = missingIn(run)
      if (counts.new > 0 && missing.length > 0) {
        refuse('imports.missing-columns', { labels: labelsOf(run.noun.fields, missing) })
      }
      const id = desk.commit((hands) => applyRun(desk, hands, run))
      spend(run)
      return store.findBatch(desk.own, id)!
    },

    async marked(desk, { token }) {
      const run = keptRun(desk, token)
      if (run.bytes === null) refuse('imports.no-workbook', {})
      const bytes = markWorkbook(run.bytes, run.planned.marks)
      const name = run.fileName.replace(/\.\w+$/, '')
      return { fileName: await desk.files.save(`${name}${importWords.marked}.xlsx`, 'workbook', bytes) }
    },

    async template(desk, { noun }) {
      const title = importable[noun].template
      const columns = nouns[noun].fields.filter(({ derived }) => !derived).map(templateColumn)
      const bytes = desk.sheet({ title, columns, rows: [] })
      return { fileName: await desk.files.save(`${title}.xlsx`, 'workbook', bytes) }
    },

    batches: (reader) => store.allBatches(reader),

    async undo(desk, { batchId, reason }) {
      desk.commit((hands) => undoBatch(hands, nouns, batchId), reason)
      return store.findBatch(desk.own, batchId)!
    },
  })

/** A dry run on the page. */
function shown(desk: Desk, run: DryRun): ImportPreview {
  if (run.noun.matched !== undefined) tellMatched(desk, run, run.noun.matched)
  return previewOf(run)
}

/**
 * SECURITY: a dry run answers which ID numbers the ledger knows, and whose they are, whoever asks. So each
 * leaves an entry, and one about every person it knew, the first time in a session, as unmasking them does
 * (tests/masks/dry-runs.test.ts).
 */
function tellMatched(desk: Desk, { planned, fileName }: DryRun, event: EventName): void {
  const { rows } = planned.plan
  const known = new Set(rows.flatMap((row) => planned.personOf?.(row) ?? []))
  const told = named.get(desk.vault) ?? new Set<string>()
  const fresh = [...known].filter((id) => !told.has(id))
  const tick = ticking(desk, fresh.length)
  desk.commit((hands) => {
    hands.tell('imports.compared', '', { file: fileName, rows: rows.length, known: known.size })
    for (const id of fresh) {
      tick()
      hands.tell(event, id, {})
    }
  })
  named.set(desk.vault, new Set([...told, ...fresh]))
}

// By session: who sits down next is told of anew.
const named = new WeakMap<object, ReadonlySet<string>>()

function applyRun(desk: Desk, hands: Hands, { planned, ...run }: DryRun): string {
  const { counts } = planned.plan
  const id = hands.newId()
  store.insertBatch(hands, {
    id,
    noun: run.nounName,
    at: hands.nowMs,
    user: hands.user,
    workbook: run.fileName,
    rows_new: counts.new,
    rows_changed: counts.changed,
    rows_same: counts.same,
    rows_wrong: counts.wrong + counts.duplicate,
    undone_at: null,
    revision: 1,
  })
  const keepRow = hands.inserter('import_row')
  planned.apply(hands, {
    id,
    workbook: run.fileName,
    keep(recordId, op, before, revisionAfter) {
      const row = { id: hands.newId(), batch_id: id, record_id: recordId }
      keepRow({ ...row, op, before, revision_after: revisionAfter })
    },
    tick: ticking(desk, counts.new + counts.changed),
  })
  return id
}

function undoBatch(hands: Hands, nouns: ImportNouns, batchId: string): void {
  const batch = store.findBatch(hands, batchId) ?? refuse('imports.not-found', {})
  if (batch.undone) refuse('imports.already-undone', {})
  const noun = nouns[batch.noun as keyof ImportNouns]
  refuseBarred(noun, hands.scene)
  const stuck = noun.undo(hands, batchId)
  if (stuck.length > 0) refuse('imports.built-upon', { titles: stuck.slice(0, 5), count: stuck.length })
  store.refreshEarlier(hands, batchId)
  store.markUndone(hands, batchId, hands.nowMs)
}

// SECURITY: what posts money is written by who may approve it (tests/ledgers/spending/import.test.ts).
function refuseBarred(noun: ImportNoun, { person }: Pick<Scene, 'person'>): void {
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
