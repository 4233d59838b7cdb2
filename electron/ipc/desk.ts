import { assert } from '../../shared/kernel/assert.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { refuse } from '../../shared/refusal.ts'
import { sayMomentDay } from '../../shared/words/moments.ts'
import { type Ambient, commit } from '../db/commit.ts'
import type { Hall, OpenLedger } from '../session/hall.ts'
import { signersNow } from '../session/signing.ts'
import { writeWorkbook } from '../sheets/write-workbook.ts'
import type { Desk, Hands, Scene } from './handlers.ts'

/** One call in progress: how it reports, and whether the person cancelled it. */
export type Call = {
  progress(done: number, of: number, step: string): void
  cancelled(): boolean
  /** Notes a defect that does not end the call; the number people are told. */
  report?(error: unknown): string
}

/** Who asks, of which ledger, seen how. Needs an open ledger. */
export function sceneOf(hall: Hall): Scene {
  const { person, ledger } = held(hall)
  return {
    person,
    ledger,
    shown: hall.shown?.what ?? { kind: 'own' },
    today: sayMomentDay(hall.now()) as Day,
  }
}

/** Runs a command's handler as one transaction in one's own ledger. */
export function commandHands<T>(hall: Hall, deed: string, input: unknown, work: (hands: Hands) => T): T {
  const open = held(hall)
  const told = { name: deed, reason: reasonIn(input), signers: signersNow(hall, open) }
  return commit(open.book, ambientOf(hall), told, (unit) =>
    work({ ...unit, scene: sceneOf(hall), shown: hall.reader() }),
  )
}

/** The hands of a task: of the session and the screens it began in, whatever comes after. */
export function deskOf(hall: Hall, deed: string, call: Call): Desk {
  const open = held(hall)
  const { shown } = hall
  // Subtle: what was signed for when the task began holds to its end, however long it takes.
  const signers = signersNow(hall, open)
  const scene = sceneOf(hall)
  const reader = hall.reader()
  const mustGoOn = () => {
    if (call.cancelled()) refuse('ipc.cancelled', {})
    // Subtle: the ledger may have been locked, or another one opened, while this task waited.
    if (hall.open !== open) refuse('session.locked', {})
    // Who left somebody else's ledger left what was to be done with it.
    if (shown && hall.shown !== shown) refuse('ipc.cancelled', {})
  }
  return {
    scene,
    reader,
    own: open.book.writer,
    ambient: () => ambientOf(hall),
    mustSign: () => {
      if (signers.length === 0) refuse('session.sign-first', {})
    },
    commit: (work, reason) => {
      // SECURITY: nothing is written in another session's name (tests/ipc/router.test.ts).
      if (hall.open !== open) refuse('session.locked', {})
      const told = {
        name: deed,
        reason: reason ?? '',
        signers: signers.length > 0 ? signers : signersNow(hall, open),
      }
      return commit(open.book, ambientOf(hall), told, (unit) => work({ ...unit, scene, shown: reader }))
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
    countFigures: hall.countFigures,
    files: hall.files,
    print: async (paper) => {
      const bytes = await hall.print(paper)
      // Whoever cancelled a long print is not asked where to save it.
      mustGoOn()
      return bytes
    },
    sheet: (workbook) => writeWorkbook(workbook),
    vault: open.vault,
    raw: { own: open.book.file, shown: shown?.book.file ?? open.book.file },
  }
}

function ambientOf(hall: Hall): Ambient {
  const nowMs = hall.now()
  return { user: held(hall).person.id, nowMs, today: sayMomentDay(nowMs), newId: hall.newId }
}

function reasonIn(input: unknown): string {
  const reason = (input as { reason?: unknown } | null)?.reason
  return typeof reason === 'string' ? reason : ''
}

function held(hall: Hall): OpenLedger {
  assert(hall.open !== null, 'doors behind a session have one')
  return hall.open
}
