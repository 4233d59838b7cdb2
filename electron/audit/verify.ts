import type { Verification } from '../../shared/audit/contract.ts'
import { sayFingerprint } from '../../shared/audit/fingerprint.ts'
import { sealedColumns } from '../chain/sealed-cells.ts'
import { comparingStretches } from '../chain/stretches.ts'
import { readMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { compareBalances, compareContents, compareDerived } from './beside-rows.ts'
import { nameOutside } from './coverage.ts'
import { Findings } from './findings.ts'
import { Points } from './points.ts'
import { noProof, type Proof } from './proof.ts'
import { Replay } from './replay.ts'
import { Signatures } from './signatures.ts'
import { Walk } from './walk.ts'

/** Called between portions of work, with how many entries are done; may let others work. */
type Step = (done: number, of: number) => Promise<void>

/**
 * Verifies one ledger file, check by check; each check draws a line of its own, and so does everything that
 * was not compared. `proof` is what comes from outside the file; without any, nothing is said to agree with
 * anything outside. Entries written while others work are read too.
 */
export async function verifyLedger(
  file: LedgerFile,
  ledger: string,
  step: Step,
  proof: Proof = noProof,
): Promise<Verification> {
  const findings = new Findings()
  const carried = carriedBy(file)
  const isMasked = carried === 'masked'
  const replay = new Replay(findings, isMasked)
  const points = new Points(file, ledger, findings, proof)
  const signatures = new Signatures(ledger, findings)
  const stretches = comparingStretches(file, (seq) => findings.note('stretch', seq))
  const isReplayed = carried !== 'report'
  const walk = new Walk(ledger, findings, carried !== 'own', [
    (entry) => points.take(entry),
    (entry) => signatures.take(entry),
    (entry) => stretches.take(entry),
    ...(isReplayed ? [(entry: Parameters<Replay['take']>[0]) => replay.take(entry)] : []),
  ])
  const pass = (seq: number, head: Uint8Array): void => {
    points.pass(seq, head)
    signatures.pass(head)
  }
  await walk.all(file, pass, step)
  if (carried === 'report') {
    for (const what of ['chain', 'decisions', 'checkpoints', 'signatures', 'receipts', 'sheet'] as const) {
      findings.leave(what)
    }
  } else {
    stretches.end()
    findings.draw('chain', walk.size)
    signatures.end()
    points.compareRows(carried === 'own')
    // Subtle: comparing rows and walking entries happen in one moment, before others work again.
    replay.compare(file)
    await points.compareSignatures(() => step(walk.size, walk.size))
    points.compareReceipts()
    points.compareSheet()
  }
  if (!isReplayed) findings.leave('rows')
  if (isMasked) findings.leave('masked', sealedColumns)
  if (carried === 'own') {
    const breathe = () => step(walk.size, walk.size)
    await compareDerived(file, findings, breathe)
    compareBalances(file, findings)
    if (proof.alone) findings.leave('contents')
    else await compareContents(file, findings, breathe)
  } else {
    if (proof.unchanged === false) findings.note('received-changed', null)
    if (proof.unchanged === null) findings.leave('received')
    else findings.draw('received', 1)
  }
  nameOutside(file, findings)
  return {
    entries: walk.size,
    head: Buffer.from(walk.head).toString('hex'),
    lines: findings.lines,
    broken: findings.broken,
    remarks: findings.remarks,
    roots: signatures.keys.roots.map(sayFingerprint),
  }
}

/**
 * How much of its chain a file has: one's own has all; a received report none, and a pack all of it, with the
 * keys to its sensitive columns or, where those are masked, without.
 */
function carriedBy(file: LedgerFile): 'own' | 'report' | 'whole' | 'masked' {
  if (readMeta(file, 'kind') !== 'received') return 'own'
  const has = (what: string) =>
    file.prepare(`select exists(select 1 from audit where seq > 0 ${what})`).pluck().get() === 1
  if (!has('')) return 'report'
  const hasKeys = file.prepare('select exists(select 1 from record_key)').pluck().get() === 1
  return hasKeys ? 'whole' : 'masked'
}
