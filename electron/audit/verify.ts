import type { Verification } from '../../shared/audit/contract.ts'
import { readMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { Findings } from './findings.ts'
import { Points } from './points.ts'
import { Replay } from './replay.ts'
import { Walk } from './walk.ts'

/**
 * Verifies one ledger file, check by check; each check draws a line of its own.
 *
 * Finds: a body that was edited, a link that does not follow, a missing number, a checkpoint that differs or
 * that the ledger's key did not sign, a row that no entry told (made with another tool), a row that no longer
 * says what was told, and an entry that found a row otherwise than the entries before it left it. `step` is
 * called between pages of entries and may let others work; entries written meanwhile are read too.
 */
export async function verifyLedger(
  file: LedgerFile,
  ledger: string,
  step: (done: number, of: number) => Promise<void>,
): Promise<Verification> {
  const findings = new Findings()
  const received = receivedAs(file)
  const replay = new Replay(findings)
  const points = new Points(file, ledger, findings)
  await points.check(() => step(0, 0))
  const walk = new Walk(ledger, findings, received !== 'own', [
    (entry) => {
      if (received !== 'masked' && received !== 'report') replay.take(entry)
    },
  ])
  await walk.all(file, (seq, head) => points.pass(seq, head), step)
  // A report carries rows and no entries: there is nothing to replay.
  if (received === 'report') findings.leave('chain')
  else findings.draw('chain', walk.size)
  points.end()
  if (received === 'report' || received === 'masked') findings.leave('rows')
  else replay.compare(file)
  return {
    entries: walk.size,
    head: Buffer.from(walk.head).toString('hex'),
    lines: findings.lines,
    broken: findings.broken,
    remarks: findings.remarks,
  }
}

/**
 * How much of its chain a file has: one's own has all; a received report none, and a pack all of it, some of
 * it without bodies where columns are masked.
 */
function receivedAs(file: LedgerFile): 'own' | 'report' | 'whole' | 'masked' {
  if (readMeta(file, 'kind') !== 'received') return 'own'
  const has = (what: string) =>
    file.prepare(`select exists(select 1 from audit where seq > 0 ${what})`).pluck().get() === 1
  if (!has('')) return 'report'
  return has(`and substr(body, 1, 1) = '"'`) ? 'masked' : 'whole'
}
