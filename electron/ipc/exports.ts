import { refuse } from '../../shared/kernel/refusal.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import type { Paper } from '../../shared/papers/paper.ts'
import type { Printing } from '../../shared/papers/printing.ts'
import { isPractice } from '../../shared/session/session.ts'
import type { Workbook } from '../../shared/sheets/workbook.ts'
import type { EventFacts, EventName } from '../../shared/words/events.ts'
import type { TaskContext } from './handlers.ts'

/** What the chain is told of rows that left in the clear: counts and names of columns, nothing else. */
export type ExportRecord = {
  readonly event: EventName
  readonly facts: EventFacts
  readonly reason: string
}

/**
 * Saves a list as .xlsx where the person says, and tells the chain; no file name when the dialog
 * was closed.
 */
export async function saveSheet(task: TaskContext, name: string, workbook: Workbook, told: ExportRecord) {
  const bytes = task.sheet(workbook)
  return { fileName: await task.files.save(`${name}.xlsx`, 'workbook', bytes, () => record(task, told)) }
}

/**
 * Prints a paper to PDF where the person says, and tells the chain; no file name when the dialog
 * was closed.
 */
export async function savePaper(task: TaskContext, name: string, paper: Paper, told: ExportRecord) {
  const bytes = await task.print(paper)
  return { fileName: await task.files.save(`${name}.pdf`, 'pdf', bytes, () => record(task, told)) }
}

/**
 * Saves a comma-separated list where the person says, and tells the chain; no file name when the dialog
 * was closed.
 */
export async function saveCsv(task: TaskContext, name: string, text: string, told: ExportRecord) {
  const bytes = new TextEncoder().encode(text)
  return { fileName: await task.files.save(`${name}.csv`, 'csv', bytes, () => record(task, told)) }
}

/** Saves a kept paper, byte for byte, where the person says, and tells the chain. */
export async function saveKept(task: TaskContext, name: string, bytes: Uint8Array, told: ExportRecord) {
  return { fileName: await task.files.save(name, 'paper', bytes, () => record(task, told)) }
}

/** The office whose rows are on the screens. */
export const officeOf = ({ request }: TaskContext): string =>
  request.shown.kind === 'own' ? request.ledger.officeName : request.shown.officeName

/** Who prints, when and why. */
export const printing = (task: TaskContext, reason: string): Printing => ({
  printedAtMs: task.ambient().nowMs,
  personName: task.request.person.name,
  practice: isPractice(task.request.ledger.kind),
  reason,
})

/**
 * SECURITY: who may not write may not carry hidden fields out either
 * (tests/ledgers/members/members.test.ts).
 */
export function mayCarry(task: TaskContext, unmasked: boolean): void {
  const { role } = task.request.person
  if (unmasked && !carriers.includes(role)) refuse('session.not-allowed', { role })
}
const carriers: readonly Role[] = ['clerk', 'reviewer', 'head']

function record(task: TaskContext, { event, facts, reason }: ExportRecord): void {
  const { shown } = task.request
  const whole = shown.kind === 'own' ? facts : { ...facts, bundle: shown.bundleId }
  task.commit((unit) => unit.record(event, '', whole), reason)
}
