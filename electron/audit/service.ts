import { audit, type Verification } from '../../shared/audit/contract.ts'
import { checkpointSheet, verificationReport } from '../../shared/audit/papers.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { isPractice } from '../../shared/session/session.ts'
import { shellWords } from '../../shared/session/shell-words.ts'
import { names } from '../../shared/words/tables.ts'
import { readMeta } from '../db/meta.ts'
import { implement, type TaskContext } from '../ipc/handlers.ts'
import { stepsAt, verifyBeforeSealing } from './before-sealing.ts'
import { chainEnd, keepCheckpoint } from './checkpoint.ts'
import { ownProof, receivedProof } from './proof.ts'
import { entriesWhere, facetsOf, historyOf } from './read.ts'
import { foundingFingerprints } from './roots.ts'
import { verifyLedger } from './verify.ts'

/** Who honours the doors of 操作记录. */
export const auditService = implement(audit, {
  entries: (reader, filter) => entriesWhere(reader, filter),
  facets: (reader) => facetsOf(reader),
  history: (reader, { table, id }) => historyOf(reader, table, id),

  verify: async (task, { sheet }) => {
    const file = task.raw.shown
    const ledger = ledgerShown(task)
    const found = task.request.shown.kind === 'own' ? await ownProof(task) : await receivedProof(task)
    const proof = { ...found, sheet }
    const result = await verifyLedger(file, ledger, stepsAt(task), proof)
    task.commit((unit) =>
      unit.record('audit.verified', ledger, { entries: result.entries, broken: result.broken.length }),
    )
    const id = task.ambient().newId()
    held.set(task.vault, { id, result, about: about(task) })
    return { ...result, id }
  },

  // SECURITY: a report says what was found here, whatever the page sends (tests/audit/report.test.ts)
  verifyReport: async (task, { verification }) => {
    const found = held.get(task.vault)
    if (found?.id !== verification) return refuse('audit.verify-again', {})
    const { result } = found
    const about = { ...found.about, result, printedBy: task.request.person.name }
    const paper = verificationReport(about, names)
    const name = shellWords.verificationFile(found.about.officeName)
    const record = () =>
      task.commit((unit) => unit.record('audit.report-printed', '', { entries: result.entries }))
    return { fileName: await task.files.save(name, 'pdf', await task.print(paper), record) }
  },

  checkpointSheet: async (task, { month }) => {
    const result = await verifyBeforeSealing(task)
    const point = chainEnd(task.own)
    const roots = foundingFingerprints(task.own)
    const paper = checkpointSheet({ month, point, roots, result, ...about(task) })
    const bytes = await task.print(paper)
    const keep = () => void task.commit((unit) => keepCheckpoint(unit, task.request, task.vault, point))
    return { fileName: await task.files.save(shellWords.checkpointFile(month), 'pdf', bytes, keep) }
  },
})

/** One's own ledger is the one that the keyring opened, whatever the file says it is. */
const ledgerShown = ({ request, raw }: TaskContext): string =>
  request.shown.kind === 'own' ? request.ledger.id : (readMeta(raw.shown, 'ledger') ?? '')

/** The last verification of each open ledger, for its report; gone with the session. */
const held = new WeakMap<
  object,
  { readonly id: string; readonly result: Verification; readonly about: ReturnType<typeof about> }
>()

function about(task: TaskContext) {
  const { request } = task
  const isOwn = request.shown.kind === 'own'
  return {
    officeName: isOwn ? request.ledger.officeName : request.shown.officeName,
    personName: request.person.name,
    practice: isPractice(request.ledger.kind),
    atMs: task.ambient().nowMs,
  }
}
