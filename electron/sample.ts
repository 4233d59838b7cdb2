import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { imports } from '../shared/imports/contract.ts'
import { commandHands, deskOf, sceneOf } from './ipc/desk.ts'
import type { Handlers } from './ipc/handlers.ts'
import { peopleOf } from './keys/keyring.ts'
import type { SampleOffice } from './ledgers/sample-office.ts'
import { laidFor } from './sample-days.ts'
import { errand, order, seated, takeSeats } from './sample-seats.ts'
import type { Hall } from './session/hall.ts'
import { mustBeOpen } from './session/people.ts'

/** Brings the shipped sample into the open practice ledger, part by part, as people would. */
export async function fillWithSample(
  hall: Hall,
  importing: Handlers<typeof imports>,
  fill: (office: SampleOffice) => Promise<void>,
): Promise<void> {
  await takeSeats(hall)
  await fill(sampleOffice(hall, importing))
}

function sampleOffice(hall: Hall, importing: Handlers<typeof imports>): SampleOffice {
  const desk = deskOf(hall, 'imports.apply', { progress: () => {}, cancelled: () => false })
  const people = peopleOf(mustBeOpen(hall).vault.ring)
  const file = (path: string): Uint8Array => readFileSync(join(hall.sampleFolder, path))
  return {
    scene: () => sceneOf(hall),
    reader: () => hall.reader(),
    personOf: (role) => people.find((one) => one.role === role)?.id ?? '',
    file,
    async bring(noun, name, fields) {
      const bytes = laidFor(sceneOf(hall).today, file(name), fields)
      const preview = await atHand(name, bytes, (path) => {
        const files = { ...desk.files, choose: async () => [{ name, path }] }
        return importing.open({ ...desk, files }, { noun })
      })
      // Subtle: what an earlier filling brought in before it was cut short is not brought in again.
      const isNew = preview && preview.counts.new + preview.counts.changed > 0
      if (isNew) await importing.apply(desk, { token: preview.token })
    },
    seated: (role, work) => seated(hall, role, work),
    order: (door, handler, input) => order(hall, door, handler, input),
    errand: (door, handler, input) => errand(hall, door, handler, input),
    write: (door, work) => commandHands(hall, door.name, {}, work),
  }
}

/** Lets somebody open bytes as the file that a person would choose. */
async function atHand<T>(name: string, bytes: Uint8Array, open: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-'))
  try {
    writeFileSync(join(folder, name), bytes)
    return await open(join(folder, name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
