import { assert } from '../../shared/kernel/assert.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { type Ambient, commit } from '../chain/commit.ts'
import type { CommandContext, TaskContext } from '../ipc/handlers.ts'
import type { OpenLedger, Runtime } from '../ipc/runtime.ts'
import { requestContext } from '../session/request.ts'
import { signersNow } from '../session/signing.ts'
import { writeWorkbook } from '../sheets/write-workbook.ts'

/** One call in progress: how it reports, and whether the person cancelled it. */
export type Call = {
  progress(done: number, of: number, step: string): void
  cancelled(): boolean
  /** Notes a defect that does not end the call; the number people are told. */
  report?(error: unknown): string
}

/** Runs a command's handler as one transaction in one's own ledger. */
export function runCommand<T>(
  runtime: Runtime,
  deed: string,
  input: unknown,
  work: (unit: CommandContext) => T,
): T {
  const open = held(runtime)
  const told = { name: deed, reason: reasonIn(input), signers: signersNow(runtime, open) }
  return commit(open.db, ambientOf(runtime), told, (unit) =>
    work({ ...unit, request: requestContext(runtime), shown: runtime.reader() }),
  )
}

/** What a task works with: of the session and the screens it began in, whatever comes after. */
export function taskContext(runtime: Runtime, deed: string, call: Call): TaskContext {
  const open = held(runtime)
  const { shown } = runtime
  // Subtle: what was signed for when the task began holds to its end, however long it takes.
  const signers = signersNow(runtime, open)
  const request = requestContext(runtime)
  const reader = runtime.reader()
  const mustGoOn = () => {
    if (call.cancelled()) refuse('ipc.cancelled', {})
    // Subtle: the ledger may have been locked, or another one opened, while this task waited.
    if (runtime.open !== open) refuse('session.locked', {})
    // Who left somebody else's ledger left what was to be done with it.
    if (shown && runtime.shown !== shown) refuse('ipc.cancelled', {})
  }
  return {
    request,
    reader,
    own: open.db.writer,
    ambient: () => ambientOf(runtime),
    mustSign: () => {
      if (signers.length === 0) refuse('session.sign-first', {})
    },
    commit: (work, reason) => {
      // SECURITY: nothing is written in another session's name (tests/ipc/router.test.ts).
      if (runtime.open !== open) refuse('session.locked', {})
      const told = {
        name: deed,
        reason: reason ?? '',
        signers: signers.length > 0 ? signers : signersNow(runtime, open),
      }
      return commit(open.db, ambientOf(runtime), told, (unit) => work({ ...unit, request, shown: reader }))
    },
    progress: (done, of, step = '') => call.progress(done, of, step),
    cancelled: () => call.cancelled(),
    breathe: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      mustGoOn()
    },
    report: (error) => {
      // A call that nobody can report to ends by its defect.
      if (!call.report) throw error
      return call.report(error)
    },
    countFigures: runtime.countFigures,
    files: runtime.files,
    print: async (paper) => {
      const bytes = await runtime.print(paper)
      // Whoever cancelled a long print is not asked where to save it.
      mustGoOn()
      return bytes
    },
    sheet: (workbook) => writeWorkbook(workbook),
    vault: open.vault,
    raw: { own: open.db.file, shown: shown?.db.file ?? open.db.file },
  }
}

function ambientOf(runtime: Runtime): Ambient {
  const nowMs = runtime.now()
  return { user: held(runtime).person.id, nowMs, today: sayMomentDay(nowMs), newId: runtime.newId }
}

function reasonIn(input: unknown): string {
  const reason = (input as { reason?: unknown } | null)?.reason
  return typeof reason === 'string' ? reason : ''
}

function held(runtime: Runtime): OpenLedger {
  assert(runtime.open !== null, 'doors behind a session have one')
  return runtime.open
}
