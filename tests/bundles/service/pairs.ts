import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { auditService } from '../../../electron/audit/service.ts'
import { bundleService } from '../../../electron/bundles/service.ts'
import { closeLedger, unlockLedger } from '../../../electron/session/opening.ts'
import { sessionService } from '../../../electron/session/service.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { passwords, testRuntime } from '../../support/test-runtime.ts'
import { acquaint, acquaintAuditor, type Station, seated, station } from './stations.ts'

type Pair = { community: Station; district: Station; below: Id; above: Id }
let grown: { pair: Pair; folder: string } | undefined

/**
 * A community and the district it reports to, acquainted, both open as their heads. They are made once
 * per file; every call gets copies of its own.
 */
export async function acquainted(): Promise<Pair> {
  grown ??= await grow()
  const { pair, folder } = grown
  const open = (of: Station) => opened(join(folder, 'met'), of)
  return { ...pair, community: await open(pair.community), district: await open(pair.district) }
}

/** The same two before they knew each other. */
export async function strangers(): Promise<Omit<Pair, 'below' | 'above'>> {
  grown ??= await grow()
  const { pair, folder } = grown
  const open = (of: Station) => opened(join(folder, 'fresh'), of)
  return { community: await open(pair.community), district: await open(pair.district) }
}

async function opened(folder: string, { ledgerId, headId }: Station): Promise<Station> {
  const runtime = testRuntime({ session: sessionService, bundles: bundleService, audit: auditService })
  onTestFinished(() => runtime.end())
  cpSync(join(folder, ledgerId), join(runtime.ledgersFolder, ledgerId), { recursive: true })
  await unlockLedger(runtime, ledgerId, headId, passwords.head)
  return seated(runtime, ledgerId, headId)
}

async function grow(): Promise<{ pair: Pair; folder: string }> {
  const community = await station('样例社区党委', '990000001')
  const district = await station('样例街道党工委', '990000')
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-grown-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const keep = async (name: string) => {
    for (const of of [community, district]) {
      closeLedger(of, { backUp: false })
      cpSync(of.folder, join(folder, name, of.ledgerId), { recursive: true })
      await unlockLedger(of, of.ledgerId, of.headId, passwords.head)
    }
  }
  await keep('fresh')
  const { below, above } = await acquaint(community, district)
  await keep('met')
  return { pair: { community, district, below: below.id, above: above.id }, folder }
}

/** A community and an auditor who knows it, both open as their heads. */
export async function auditedPair() {
  const { community } = await strangers()
  const auditor = await station('样例审计组', '990077', 'auditor')
  return { community, auditor, ...(await acquaintAuditor(community, auditor)) }
}
