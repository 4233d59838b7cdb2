import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentsFolder, digestOf } from '../../electron/attachments/content-files.ts'
import { dropContent, keepContent, readContent, sweepContents } from '../../electron/attachments/contents.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { commit, type Unit } from '../../electron/chain/commit.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { TODAY } from '../support/actors.ts'
import { attach, files, officeWithFund, spendingAt } from '../support/funds.ts'
import { countedIds, ledgerId, testDatabase } from '../support/open-memory.ts'
import { fc } from '../support/properties.ts'

const inOne = (db: ReturnType<typeof testDatabase>, work: (unit: Unit) => void): void => {
  const ambient = { user: 'u', nowMs: 1, today: TODAY, newId: countedIds() }
  commit(db, ambient, { name: 'test.keep' }, (unit) => {
    work(unit)
    unit.record('bundle.shown', '', {})
  })
}

test('whatever is kept comes back, under a name and in bytes that tell nothing of it', () => {
  const db = testDatabase()
  const folder = contentsFolder(db.writer.beside)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (content) => {
      let sha256 = ''
      inOne(db, (unit) => {
        sha256 = keepContent(unit, content, null)
        expect(keepContent(unit, content, null)).toBe(sha256)
      })
      expect(readContent(db.writer, sha256)).toEqual(Buffer.from(content))
      expect(readdirSync(folder)).not.toContain(sha256)
      inOne(db, (unit) => dropContent(unit, sha256))
      expect(readdirSync(folder)).toHaveLength(1)
      expect(readFileSync(join(folder, readdirSync(folder)[0]!))).toHaveLength(content.length + 28)
      sweepContents(db.writer)
      expect(readdirSync(folder)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('the same content has another name beside another ledger', () => {
  const names = [testDatabase(), testDatabase()].map((db) => {
    inOne(db, (unit) => keepContent(unit, Buffer.from('样例'), null))
    return readdirSync(contentsFolder(db.writer.beside))
  })
  expect(names.flat()).toHaveLength(2)
  expect(new Set(names.flat()).size).toBe(2)
  expect(names.flat()).not.toContain(digestOf(Buffer.from('样例')))
})

test('a sweep takes what no row names, half-written or whole, and nothing else', () => {
  const db = testDatabase()
  const folder = contentsFolder(db.writer.beside)
  sweepContents(db.writer)
  inOne(db, (unit) => keepContent(unit, Buffer.from('样例'), null))
  const [kept] = readdirSync(folder)
  for (const name of ['a'.repeat(64), `${'b'.repeat(64)}.part`, '扫描件.pdf'])
    writeFileSync(join(folder, name), '')
  sweepContents(db.writer)
  expect(readdirSync(folder).sort()).toEqual([kept, '扫描件.pdf'].sort())
})

describe('a file that another tool', () => {
  /** An office with two papers; the names of their contents' files. */
  async function withPapers() {
    const runtime = await officeWithFund()
    const one = await spendingAt(runtime, 'draft')
    const folder = contentsFolder(runtime.db.writer.beside)
    const { id: first } = await attach(runtime, one.id, 'invoice')
    const [name] = readdirSync(folder)
    const put = { ofTable: 'spending', ofId: one.id, kind: 'photo', name: '照片', thumbnail: null }
    const { id: second } = await runtime.call(attachments.attach, { ...put, content: files.jpg })
    const other = readdirSync(folder).find((one) => one !== name)!
    return { runtime, first, second, file: join(folder, name!), otherFile: join(folder, other) }
  }
  const found = async ({ runtime }: Awaited<ReturnType<typeof withPapers>>): Promise<string[]> =>
    (await verifyLedger(runtime.db.file, ledgerId, async () => {})).broken.map(({ what }) => what)
  async function mustRefuse(runtime: Awaited<ReturnType<typeof officeWithFund>>, id: Id, code: string) {
    expect((await runtime.refused(attachments.open, { id })).code).toBe(code)
    expect((await runtime.refused(attachments.save, { id, reason: '存档' })).code).toBe(code)
  }

  test('changed by one bit, cut off or emptied is not served, and named by verification', async () => {
    const at = await withPapers()
    const whole = readFileSync(at.file)
    expect(await found(at)).toEqual([])
    const flipped = Buffer.from(whole)
    flipped[20]! ^= 1
    for (const bytes of [flipped, whole.subarray(0, -1), Buffer.alloc(0), Buffer.alloc(11 << 20)]) {
      writeFileSync(at.file, bytes)
      await mustRefuse(at.runtime, at.first, 'attachments.swapped')
      expect(await found(at)).toEqual(['content'])
    }
    writeFileSync(at.file, whole)
    expect(await found(at)).toEqual([])
  })

  test('swapped with another of the same ledger is not served as either', async () => {
    const at = await withPapers()
    renameSync(at.file, `${at.file}.away`)
    renameSync(at.otherFile, at.file)
    renameSync(`${at.file}.away`, at.otherFile)
    await mustRefuse(at.runtime, at.first, 'attachments.swapped')
    await mustRefuse(at.runtime, at.second, 'attachments.swapped')
    expect(await found(at)).toEqual(['content', 'content'])
  })

  test('took away is missing, until the same file is put beside a record again', async () => {
    const at = await withPapers()
    rmSync(at.file)
    await mustRefuse(at.runtime, at.first, 'attachments.missing')
    expect(await found(at)).toEqual(['content-missing'])
    const owner = { ofTable: 'spending', kind: 'invoice', name: '发票.pdf', thumbnail: null }
    const ofId = (await spendingAt(at.runtime, 'draft')).id
    await at.runtime.call(attachments.attach, { ...owner, ofId, content: files.pdf })
    expect((await at.runtime.call(attachments.open, { id: at.first })).content).toEqual(files.pdf)
    expect(await found(at)).toEqual([])
  })
})
