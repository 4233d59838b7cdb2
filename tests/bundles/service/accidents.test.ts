import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { receive as receiveFiles } from '../../../electron/bundles/incoming/receiving.ts'
import type { LedgerDatabase } from '../../../electron/chain/database.ts'
import type { Writer } from '../../../electron/db/access.ts'
import { taskContext } from '../../../electron/router/contexts.ts'
import { closeLedger } from '../../../electron/session/opening.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'
import { passwords } from '../../support/test-runtime.ts'
import { reopen } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { enrolAt, filesOn, fill, published, receive, type Station, stick } from './stations.ts'

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 5)
})

/**
 * Lets the n-th row that is written from now on fail as a dying disk would; answers how many were asked
 * for.
 */
function failAt(of: Station, nth: number): () => number {
  const open = of.open!
  const { writer } = open.db
  let asked = 0
  const count = () => {
    if (++asked === nth) throw Object.assign(new Error('made to fail'), { code: 'SQLITE_IOERR_WRITE' })
  }
  const failing: Writer = {
    ...writer,
    write(query) {
      count()
      return writer.write(query)
    },
    inserter(table) {
      const put = writer.inserter(table)
      return (row) => {
        count()
        put(row)
      }
    },
  }
  open.db = { ...open.db, writer: failing }
  return () => {
    open.db = { ...open.db, writer }
    return asked
  }
}

/** Everything of a ledger: its rows, and the files of what left and what came. */
function everything(of: Station) {
  const { file } = of.open!.db as LedgerDatabase
  const tables = [
    'outbox',
    'inbox',
    'receipt',
    'figure',
    'fingerprint',
    'secret',
    'checkpoint',
    'peer',
    'waiting',
    'audit',
  ]
  const rows = tables.map((table) => file.prepare(`select count(*) from "${table}"`).pluck().get())
  const drafts = file.prepare('select id, state, revision from export_draft order by id').all()
  const files = ['outbox', 'inbox', 'received'].map((folder) => readdirSync(join(of.folder, folder)).sort())
  return { rows, drafts, files }
}

/** Fails every write of a deed in turn; nothing may have changed until it is done. */
async function failingEach(of: Station, deed: () => Promise<string>): Promise<number> {
  for (let nth = 1; ; nth++) {
    const before = everything(of)
    const end = failAt(of, nth)
    const code = await deed()
    const asked = end()
    if (asked < nth) {
      expect(code).toBe('done')
      return asked
    }
    expect(code).toBe('disk.failed')
    expect(everything(of)).toEqual(before)
  }
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => (error as { fault?: { code: string } }).fault?.code ?? String(error),
  )

describe('every write may fail', () => {
  test('of sealing', async () => {
    community.sit('clerk')
    const wanted = { kind: 'report', peerId: above, period: '2031-05', unmasked: false } as const
    const { draftId } = await community.call(bundles.prepare, wanted)
    community.sit('head')
    await community.call(bundles.approve, { draftId })
    const writes = await failingEach(community, () => codeOf(community.call(bundles.seal, { draftId })))
    expect(writes).toBe(3)
    expect(await community.call(bundles.outbox, {})).toHaveLength(1)
  })

  test('of receiving a report', async () => {
    const { path } = await published(community, above)
    await receive(district, [])
    const writes = await failingEach(district, async () => {
      const [result] = await receive(district, [path])
      return result!.code === '' ? 'done' : result!.code
    })
    expect(writes).toBeGreaterThan(10)
    expect(await district.call(bundles.inbox, {})).toHaveLength(1)
  })

  test('of writing a receipt, which keeps its number and can be published again', async () => {
    const { path } = await published(community, above)
    await receive(district, [path])
    const folder = stick(district, 'receipts')
    const end = failAt(district, 3)
    district.dialogs.push(folder)
    expect(await codeOf(district.call(bundles.writeReceipt, { peerId: below }))).toBe('disk.failed')
    end()
    const [item] = await district.call(bundles.outbox, {})
    expect(item).toMatchObject({ kind: 'receipt', seq: 1, publishedAtMs: null })
    district.dialogs.push(folder)
    await district.call(bundles.publish, { bundleId: item!.bundleId })
    const [read] = await receive(community, [join(folder, item!.fileName)])
    expect(read).toMatchObject({ outcome: 'receipt' })
  })

  test('of keeping a bundle whose key is not confirmed, and of taking it in once it is', async () => {
    await community.call(session.renewKeys, { password: passwords.head, reason: '密钥可能泄露' })
    const { path } = await published(community, above)
    await receive(district, [])
    const kept = await failingEach(district, () => codeOf(receive(district, [path])))
    expect(kept).toBe(1)
    const folder = stick(community, 'again')
    community.dialogs.push(folder)
    await community.call(bundles.exportEnrolment, {})
    const [file] = filesOn(folder, '.tzk')
    const pinned = await failingEach(district, () =>
      codeOf(enrolAt(district, community, file!, 'subordinate')),
    )
    expect(pinned).toBe(2)
    const taken = await failingEach(district, async () => {
      const [result] = await district.call(bundles.receive, { waiting: true })
      return result!.code === '' ? 'done' : result!.code
    })
    expect(taken).toBeGreaterThan(10)
    expect(await district.call(bundles.waiting, {})).toEqual([])
    expect(await district.call(bundles.inbox, {})).toMatchObject([{ outcome: 'first' }])
  })

  test('of reading a receipt', async () => {
    const { path } = await published(community, above)
    await receive(district, [path])
    const folder = stick(district, 'receipts')
    district.dialogs.push(folder)
    const item = await district.call(bundles.writeReceipt, { peerId: below })
    await receive(community, [])
    const writes = await failingEach(community, async () => {
      const [result] = await receive(community, [join(folder, item!.fileName)])
      return result!.code === '' ? 'done' : result!.code
    })
    expect(writes).toBe(3)
  })
})

describe('killed between the file and the row', () => {
  test('of receiving: whatever lies there, it is received as if nothing had been', async () => {
    const item = await published(community, above)
    await receive(district, [])
    const received = join(district.folder, 'received')
    for (const end of ['.db', '.db.part', '.db.part-wal', '.db.part-journal']) {
      writeFileSync(join(received, `${item.bundleId}${end}`), 'half of it')
    }
    const [result] = await receive(district, [item.path])
    expect(result).toMatchObject({ outcome: 'first' })
    expect(readdirSync(received)).toEqual([`${item.bundleId}.db`])
    await district.call(session.show, { bundleId: item.bundleId })
  })

  test('of sealing: an orphan in the outbox costs no number and is swept', async () => {
    const item = await published(community, above)
    const outbox = join(community.folder, 'outbox')
    const orphan = join(outbox, `${'0'.repeat(64)}.tzb`)
    writeFileSync(orphan, readFileSync(item.path))
    writeFileSync(`${orphan}.part`, 'half')
    await reopen(community)
    expect(readdirSync(outbox)).toEqual([`${item.bundleId}.tzb`])
    expect((await published(community, above, '2031-06')).seq).toBe(2)
  })
})

test('locked at any moment, a ledger that receives keeps nothing half done', async () => {
  const { path } = await published(community, above)
  const names = (folder: string) =>
    readdirSync(join(district.folder, folder)).filter((name) => name !== 'evidence')
  for (let after = 1; ; after++) {
    let asked = 0
    const cancelled = () => {
      if (++asked === after) closeLedger(district, { backUp: false })
      return false
    }
    district.dialogs.push([path])
    const task = taskContext(district, 'bundles.receive', { progress: () => {}, cancelled })
    const code = await receiveFiles(task, { again: null, waiting: false }).then(
      ([result]) => result!.outcome,
      (error) => (error as { fault?: { code: string } }).fault?.code ?? String(error.stack),
    )
    if (code === 'first') {
      expect(after).toBeGreaterThan(3)
      break
    }
    expect(code).toBe('session.locked')
    await reopen(district)
    expect(await district.call(bundles.inbox, {})).toEqual([])
    expect([...names('received'), ...names('inbox')]).toEqual([])
  }
})
