import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '../shared/kernel/assert.ts'
import { paperDocument } from '../shared/papers/paper.ts'
import { newId } from './db/ids.ts'
import { sweepLedgers } from './folder/ledger-folder.ts'
import { asking } from './ipc/asking.ts'
import { incidentLog } from './ipc/incidents.ts'
import { paced } from './ipc/pace.ts'
import { emptyRuntime } from './ipc/runtime.ts'
import type { FromWorker, ToWorker, WorkerStart } from './ipc/thread.ts'
import { passwordLn } from './keys/slot.ts'
import { countFigures, fillSamples } from './ledgers/derived.ts'
import { router } from './router/router.ts'
import { fillWithSample } from './sample.ts'
import { services } from './services.ts'
import { closeLedger } from './session/opening.ts'
import { filesThrough } from './sheets/files.ts'

/** The ledger thread: one runtime, one router, messages in and out. */
const port = parentPort
assert(port !== null, 'this file runs as a worker thread')
const start = workerData as WorkerStart
const shell = asking(port)
const runtime = emptyRuntime({
  ledgersFolder: start.ledgersFolder,
  sampleFolder: start.sampleFolder,
  version: start.version,
  files: filesThrough(shell),
  print: async (paper) => {
    const document = paperDocument(paper)
    return shell.ask({ service: 'print', document, landscape: paper.landscape ?? false, foot: paper.foot })
  },
  now: () => Date.now(),
  ticks: () => performance.now(),
  newId: () => newId(),
  random: (sizeBytes) => randomBytes(sizeBytes),
  ln: passwordLn,
  countFigures,
  fillPractice: (runtime) => fillWithSample(runtime, services.imports, fillSamples),
})
const answer = router(runtime, services, incidentLog(start.logFile, runtime.now))
sweepLedgers(start.ledgersFolder)

port.on('message', async (message: ToWorker) => {
  switch (message.kind) {
    case 'call': {
      const { call, name, input } = message
      const slot = call % start.cancelled.length
      const result = await answer(name, input, {
        progress: paced((done, of, step) => send({ kind: 'progress', call, done, of, step })),
        cancelled: () => Atomics.load(start.cancelled, slot) === call,
      })
      return send({ kind: 'answer', call, result })
    }
    case 'close':
      try {
        closeLedger(runtime)
      } finally {
        send({ kind: 'closed' })
      }
      return undefined
    default:
      return shell.settle(message)
  }
})

function send(message: FromWorker): void {
  port?.postMessage(message)
}
