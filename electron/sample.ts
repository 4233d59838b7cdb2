import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { imports } from '../shared/imports/contract.ts'
import type { SampleOffice } from './definition/sample-office.ts'
import type { Handlers } from './ipc/handlers.ts'
import type { Runtime } from './ipc/runtime.ts'
import { peopleOf } from './keys/keyring.ts'
import { runCommand, taskContext } from './router/contexts.ts'
import { laidFor } from './sample-days.ts'
import { errand, order, seated, takeSeats } from './sample-seats.ts'
import { mustBeOpen } from './session/people.ts'
import { requestContext } from './session/request.ts'

/** Brings the shipped sample into the open practice ledger, part by part, as people would. */
export async function fillWithSample(
  runtime: Runtime,
  importing: Handlers<typeof imports>,
  fill: (office: SampleOffice) => Promise<void>,
): Promise<void> {
  await takeSeats(runtime)
  await fill(sampleOffice(runtime, importing))
}

function sampleOffice(runtime: Runtime, importing: Handlers<typeof imports>): SampleOffice {
  const task = taskContext(runtime, 'imports.apply', { progress: () => {}, cancelled: () => false })
  const people = peopleOf(mustBeOpen(runtime).vault.ring)
  const file = (path: string): Uint8Array => readFileSync(join(runtime.sampleFolder, path))
  return {
    request: () => requestContext(runtime),
    reader: () => runtime.reader(),
    personOf: (role) => people.find((one) => one.role === role)?.id ?? '',
    file,
    async bring(noun, name, fields) {
      const bytes = laidFor(requestContext(runtime).today, file(name), fields)
      const preview = await atHand(name, bytes, (path) => {
        const files = { ...task.files, choose: async () => [{ name, path }] }
        return importing.open({ ...task, files }, { noun })
      })
      // Subtle: what an earlier filling brought in before it was cut short is not brought in again.
      const isNew = preview && preview.counts.new + preview.counts.changed > 0
      if (isNew) await importing.apply(task, { token: preview.token })
    },
    seated: (role, work) => seated(runtime, role, work),
    order: (door, handler, input) => order(runtime, door, handler, input),
    errand: (door, handler, input) => errand(runtime, door, handler, input),
    write: (door, work) => runCommand(runtime, door.name, {}, work),
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
