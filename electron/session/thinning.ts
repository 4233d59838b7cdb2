import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import { settleFolder } from '../disk/durable.ts'
import { type BackupHeader, provenIn } from './backup-header.ts'

const KEEP = { newest: 10, daily: 7, weekly: 5, monthly: 12 }
/** So many of what was thinned out lie aside before they are deleted. */
const KEEP_ASIDE = 5

/**
 * Keeps of a ledger's own backups the last 10, then the last one of 7 days, 5 weeks and 12 months, in the
 * order in which they were made. The others are moved aside, and deleted when five newer ones lie there.
 * What these keys did not write is neither counted nor touched. Faults `disk.*`.
 */
// SECURITY: neither names nor clocks let a real backup be deleted (tests/session/thinning.test.ts)
export function thin(folder: string, ledger: Id, keys: readonly Uint8Array[]): void {
  const [backups, thinned] = [join(folder, 'backups'), join(folder, 'thinned')]
  const kept = keptOf(provenIn(backups, ledger, keys))
  for (const { name } of provenIn(backups, ledger, keys).filter((one) => !kept.has(one.name))) {
    mkdirSync(thinned, { recursive: true, mode: 0o700 })
    if (!existsSync(join(thinned, name))) renameSync(join(backups, name), join(thinned, name))
  }
  if (!existsSync(thinned)) return
  settleFolder(thinned)
  for (const { name } of provenIn(thinned, ledger, keys).slice(KEEP_ASIDE)) {
    rmSync(join(thinned, name), { recursive: true, force: true })
  }
}

/** The names of those that stay; `newestFirst` by their own count. Days are what the clock said then. */
export function keptOf(newestFirst: readonly Pick<BackupHeader, 'name' | 'at_ms'>[]): ReadonlySet<string> {
  const kept = new Set(newestFirst.slice(0, KEEP.newest).map(({ name }) => name))
  const keepFirstOf = (period: (day: number) => string, count: number) => {
    const seen = new Set<string>()
    for (const { name, at_ms } of newestFirst) {
      const one = period(Math.floor((at_ms + BEIJING_MS) / DAY_MS))
      if (seen.has(one) || seen.size === count) continue
      seen.add(one)
      kept.add(name)
    }
  }
  keepFirstOf(String, KEEP.daily)
  keepFirstOf((day) => String(Math.floor((day + 3) / 7)), KEEP.weekly)
  keepFirstOf((day) => new Date(day * DAY_MS).toISOString().slice(0, -17), KEEP.monthly)
  return kept
}

const BEIJING_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
