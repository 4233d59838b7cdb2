import { join } from 'node:path'
import type { imports } from '../shared/imports/contract.ts'
import { practiceWords } from '../shared/words/shell.ts'
import { deskOf } from './ipc/desk.ts'
import type { Handlers } from './ipc/handlers.ts'
import type { Hall } from './session/hall.ts'

/** Brings the shipped workbooks into the open practice ledger: dry run and apply, as a person would. */
export async function fillWithSample(hall: Hall, doors: Handlers<typeof imports>): Promise<void> {
  const desk = deskOf(hall, 'imports.apply', { progress: () => {}, cancelled: () => false })
  for (const noun of ['organisation', 'members'] as const) {
    const name = practiceWords.workbooks[noun]
    const files = { ...desk.files, choose: async () => [{ name, path: join(hall.sampleFolder, name) }] }
    const preview = await doors.open({ ...desk, files }, { noun })
    if (preview) await doors.apply(desk, { token: preview.token })
  }
}
