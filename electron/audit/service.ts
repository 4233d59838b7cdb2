import { audit, type Verification } from '../../shared/audit/contract.ts'
import { checkpointSheet, verificationReport } from '../../shared/audit/papers.ts'
import { refuse } from '../../shared/refusal.ts'
import { isPractice } from '../../shared/session/session.ts'
import { shellWords } from '../../shared/words/shell.ts'
import { readMeta } from '../db/meta.ts'
import { type Desk, honour } from '../ipc/handlers.ts'
import { stepsAt, verifyBeforeSealing } from './before-sealing.ts'
import { chainEnd, keepCheckpoint } from './checkpoint.ts'
import { ownProof, receivedProof } from './proof.ts'
import { entriesWhere, facetsOf, historyOf } from './read.ts'
import { foundingFingerprints } from './roots.ts'
import { verifyLedger } from './verify.ts'

/** Who honours the doors of 操作记录. */
export const auditService = honour(audit, {
  entries: (reader, filter) => entriesWhere(reader, filter),
  facets: (reader) => facetsOf(reader),
  history: (reader, { table, id }) => historyOf(reader, table, id),

  verify: async (desk, { sheet }) => {
    const file = desk.raw.shown
    const ledger = ledgerShown(desk)
    const found = desk.scene.shown.kind === 'own' ? await ownProof(desk) : await receivedProof(desk)
    const proof = { ...found, sheet }
    const result = await verifyLedger(file, ledger, stepsAt(desk), proof)
    desk.commit((unit) =>
      unit.tell('audit.verified', ledger, { entries: result.entries, broken: result.broken.length }),
    )
    const id = desk.ambient().newId()
    held.set(desk.vault, { id, result, about: about(desk) })
    return { ...result, id }
  },

  // SECURITY: a report says what was found here, whatever the page sends (tests/audit/report.test.ts)
  verifyReport: async (desk, { verification }) => {
    const found = held.get(desk.vault)
    if (found?.id !== verification) return refuse('audit.verify-again', {})
    const { result } = found
    const paper = verificationReport({ ...found.about, result, printedBy: desk.scene.person.name })
    const name = shellWords.verificationFile(found.about.officeName)
    const tell = () =>
      desk.commit((unit) => unit.tell('audit.report-printed', '', { entries: result.entries }))
    return { fileName: await desk.files.save(name, 'pdf', await desk.print(paper), tell) }
  },

  checkpointSheet: async (desk, { month }) => {
    const result = await verifyBeforeSealing(desk)
    const point = chainEnd(desk.own)
    const roots = foundingFingerprints(desk.own)
    const paper = checkpointSheet({ month, point, roots, result, ...about(desk) })
    const bytes = await desk.print(paper)
    const keep = () => void desk.commit((unit) => keepCheckpoint(unit, desk.scene, desk.vault, point))
    return { fileName: await desk.files.save(shellWords.checkpointFile(month), 'pdf', bytes, keep) }
  },
})

/** One's own ledger is the one that the keyring opened, whatever the file says it is. */
const ledgerShown = ({ scene, raw }: Desk): string =>
  scene.shown.kind === 'own' ? scene.ledger.id : (readMeta(raw.shown, 'ledger') ?? '')

/** The last verification of each open ledger, for its report; gone with the session. */
const held = new WeakMap<
  object,
  { readonly id: string; readonly result: Verification; readonly about: ReturnType<typeof about> }
>()

function about(desk: Desk) {
  const { scene } = desk
  const isOwn = scene.shown.kind === 'own'
  return {
    officeName: isOwn ? scene.ledger.officeName : scene.shown.officeName,
    personName: scene.person.name,
    practice: isPractice(scene.ledger.kind),
    atMs: desk.ambient().nowMs,
  }
}
