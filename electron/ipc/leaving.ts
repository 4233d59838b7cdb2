import type { Role } from '../../shared/kernel/roles.ts'
import type { Paper } from '../../shared/papers/paper.ts'
import type { Printing } from '../../shared/papers/printing.ts'
import { refuse } from '../../shared/refusal.ts'
import { isPractice } from '../../shared/session/session.ts'
import type { Workbook } from '../../shared/sheets/workbook.ts'
import type { EventFacts, EventName } from '../../shared/words/events.ts'
import type { Desk } from './handlers.ts'

/** What the chain is told of rows that left in the clear: counts and names of columns, nothing else. */
export type Told = {
  readonly event: EventName
  readonly facts: EventFacts
  readonly reason: string
}

/**
 * Saves a list as .xlsx where the person says, and tells the chain; no file name when the dialog
 * was closed.
 */
export async function saveSheet(desk: Desk, name: string, workbook: Workbook, told: Told) {
  const bytes = desk.sheet(workbook)
  return { fileName: await desk.files.save(`${name}.xlsx`, 'workbook', bytes, () => tell(desk, told)) }
}

/**
 * Prints a paper to PDF where the person says, and tells the chain; no file name when the dialog
 * was closed.
 */
export async function savePaper(desk: Desk, name: string, paper: Paper, told: Told) {
  const bytes = await desk.print(paper)
  return { fileName: await desk.files.save(`${name}.pdf`, 'pdf', bytes, () => tell(desk, told)) }
}

/**
 * Saves a comma-separated list where the person says, and tells the chain; no file name when the dialog
 * was closed.
 */
export async function saveCsv(desk: Desk, name: string, text: string, told: Told) {
  const bytes = new TextEncoder().encode(text)
  return { fileName: await desk.files.save(`${name}.csv`, 'csv', bytes, () => tell(desk, told)) }
}

/** Saves a kept paper, byte for byte, where the person says, and tells the chain. */
export async function saveKept(desk: Desk, name: string, bytes: Uint8Array, told: Told) {
  return { fileName: await desk.files.save(name, 'paper', bytes, () => tell(desk, told)) }
}

/** The office whose rows are on the screens. */
export const officeOf = ({ scene }: Desk): string =>
  scene.shown.kind === 'own' ? scene.ledger.officeName : scene.shown.officeName

/** Who prints, when and why. */
export const printing = (desk: Desk, reason: string): Printing => ({
  printedAtMs: desk.ambient().nowMs,
  personName: desk.scene.person.name,
  practice: isPractice(desk.scene.ledger.kind),
  reason,
})

/**
 * SECURITY: who may not write may not carry hidden fields out either
 * (tests/ledgers/members/members.test.ts).
 */
export function mayCarry(desk: Desk, unmasked: boolean): void {
  const { role } = desk.scene.person
  if (unmasked && !carriers.includes(role)) refuse('session.not-allowed', { role })
}
const carriers: readonly Role[] = ['clerk', 'reviewer', 'head']

function tell(desk: Desk, { event, facts, reason }: Told): void {
  const { shown } = desk.scene
  const whole = shown.kind === 'own' ? facts : { ...facts, bundle: shown.bundleId }
  desk.commit((unit) => unit.tell(event, '', whole), reason)
}
