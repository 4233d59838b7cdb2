import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { contentNamer } from '../../electron/attachments/content-files.ts'
import { contentRows } from '../../electron/attachments/contents.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import { services } from '../../electron/services.ts'
import { filesThrough } from '../../electron/sheets/files.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { acquaint, fill, type Station, station } from '../bundles/service/stations.ts'
import { contentsOf } from '../support/open-memory.ts'

/** Two practice offices that know each other, with every service of the program behind them. */
export type World = {
  readonly office: Station
  readonly superior: Station
  /** The superior, as the office knows it. */
  readonly above: Id
  /** The office, as its superior knows it. */
  readonly below: Id
  /** A fresh folder that stands for a stick. */
  stick(): string
  /** What steps hand on to later ones. */
  readonly kept: Record<string, string>
}

export async function makeWorld(members = 3): Promise<World> {
  const office = await station('样例社区党委', '990000001', 'practice', services)
  const superior = await station('样例街道党工委', '990000', 'practice', services)
  for (const runtime of [office, superior]) throughRealFiles(runtime)
  const { below, above } = await acquaint(office, superior)
  fill(office, members)
  let sticks = 0
  return {
    office,
    superior,
    above: above.id,
    below: below.id,
    stick() {
      const path = join(office.root, `stick-${++sticks}`)
      mkdirSync(path)
      return path
    },
    kept: {},
  }
}

/** The program's own way of saving, under the test's dialogs. */
function throughRealFiles(runtime: Station): void {
  const next = () => {
    if (runtime.dialogs.length === 0) throw new Error('a dialog nobody expected')
    return runtime.dialogs.shift() ?? null
  }
  const shell = {
    ask: async <T>(what: { readonly service: string }) =>
      (what.service === 'choose' ? [next() ?? []].flat() : next()) as T,
    settle: () => {},
  }
  Object.assign(runtime, { files: filesThrough(shell) })
}

/** What was there at one moment: rows and chain of the open ledger, and every file beside it. */
export type State = { readonly chain: string; readonly rest: string }

export function stateOf(runtime: Station): State {
  const open = runtime.open
  const named = open && new Set(contentRows(open.db.writer).map(contentNamer(open.db.writer)))
  // A content that no row names is swept at the next opening.
  const isLoose = (path: string): boolean => LOOSE.test(path) && named?.has(basename(path)) === false
  const rest = JSON.stringify({
    rows: open ? contentsOf(open.db, ['audit', 'audit_stretch', 'checkpoint', 'meta']) : 'locked',
    meta: open ? metaOf(open.db) : 'locked',
    incarnation: open?.ledger.incarnation ?? 0,
    ring: open ? open.vault.ring.gen : 0,
    files: filesIn(runtime.root, (path) => !STICK.test(path) && !isLoose(path)),
  })
  const chain = open?.db.file.prepare(
    'select seq, hex(head), (select count(*) from checkpoint) from audit order by seq desc limit 1',
  )
  return { chain: chain ? JSON.stringify(chain.raw().get()) : 'locked', rest }
}

const LOOSE = /\/attachments\/[0-9a-f]{64}$/

/** What a ledger says of itself; the names of its file's states come and go with its journals. */
const metaOf = ({ file }: LedgerDatabase): unknown =>
  file
    .prepare(`select key, value from meta where key not in ('file_state', 'journal_of') order by key`)
    .raw()
    .all()

/** What stands on the sticks of an office: names and digests. */
export const onSticks = (runtime: Station): string[] => filesIn(runtime.root, (path) => STICK.test(path))
const STICK = /^\/stick-/

/** Advice and locks come and go; SQLite's own files are read through SQLite. */
const PASSING = /^(?:ledger\.db(?:-wal|-shm)?|holder\.json|attempts\.json|\.probe(?:-link)?)$/

/** Every file under a folder with its digest; `isWanted` sees its path below the folder. */
export function filesIn(folder: string, isWanted: (path: string) => boolean = () => true): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !PASSING.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .filter(isWanted)
    .sort()
    .map((path) => `${path} ${digestOf(join(folder, path))}`)
}

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

/** What is wrong with an open ledger: pages, links of the chain, rows against the chain. */
export async function complaintsAbout({ file }: LedgerDatabase): Promise<string[]> {
  const pages = file.pragma('integrity_check', { simple: true }) as string
  const ledger = file.prepare(`select value from meta where key = 'ledger'`).pluck().get() as string
  const { broken } = await verifyLedger(file, ledger, async () => {})
  return [...(pages === 'ok' ? [] : [pages]), ...broken.map((one) => JSON.stringify(one))]
}
