import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { publicKeyOf } from '../../../electron/bundles/enrolment/enrol.ts'
import { ownIdentities, ownOffice } from '../../../electron/bundles/enrolment/office.ts'
import { unseal } from '../../../electron/bundles/format/unseal.ts'
import { sweepBundles } from '../../../electron/bundles/incoming/sweep.ts'
import { sealDraft } from '../../../electron/bundles/outgoing/sealing.ts'
import { kysely } from '../../../electron/db/kysely.ts'
import { taskContext } from '../../../electron/router/contexts.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { deskFor, reopen } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { fill, idNumberOf, published, type Station, sealed, stick } from './stations.ts'

let community: Station
let district: Station
let superior: Id
beforeEach(async () => {
  const pair = await acquainted()
  community = pair.community
  district = pair.district
  superior = pair.above
  fill(community, 12)
})

const report = (unmasked = false) =>
  ({ kind: 'report', peerId: superior, period: '2031-05', unmasked }) as const
const outbox = () => readdirSync(join(community.folder, 'outbox'))

/** The bundle as its addressee reads it. */
async function openedAt(reader: Station, path: string) {
  const { keys } = ownOffice(community.open!.db.writer)
  const sender = { publicKey: publicKeyOf(keys), kinds: ['report', 'audit'] as const, revokedAfter: null }
  return unseal(readFileSync(path), {
    office: '990000',
    practice: false,
    identities: ownIdentities(deskFor(reader)),
    findSender: () => sender,
  })
}

describe('the preview', () => {
  test('names exactly the columns, rows and treatments of the bundle that is sealed from it', async () => {
    community.sit('clerk')
    const preview = await community.call(bundles.prepare, report())
    expect(await community.call(bundles.preview, { draftId: preview.draftId })).toEqual(preview)
    community.sit('head')
    await community.call(bundles.approve, { draftId: preview.draftId })
    const item = await community.call(bundles.seal, { draftId: preview.draftId })
    const { manifest } = await openedAt(district, join(community.folder, 'outbox', `${item.bundleId}.tzb`))
    const byName = new Map(manifest.tables.map((table) => [table.name, table]))
    expect(preview.tables.map(({ table }) => table).sort()).toEqual([...byName.keys()].sort())
    for (const table of preview.tables) {
      const leaving = table.columns.filter(({ treatment }) => treatment !== 'left-out')
      const masked = leaving.filter(({ treatment }) => treatment === 'masked')
      expect(byName.get(table.table)).toMatchObject({
        rows: table.rows,
        columns: leaving.map(({ name }) => name),
        masked: masked.map(({ name }) => name),
      })
    }
    expect(manifest.seq).toBe(preview.seq)
    expect(manifest.approved_by).toMatchObject([{ name: '李样例', role: 'head' }])
  })

  test('shows sample rows as they would be read: hidden numbers hidden, codes in words', async () => {
    community.sit('clerk')
    const preview = await community.call(bundles.prepare, report())
    const members = preview.tables.find(({ table }) => table === 'member')!
    const cell = (name: string) => members.sample[0]![members.columns.findIndex((one) => one.name === name)]
    expect(cell('id_number')).toBe('990000************')
    expect(cell('mobile')).toBe('139****5678')
    expect(cell('home_address')).toBe('样例路1号****')
    expect(cell('member_class')).toMatch(/^(流动|在管)党员$/)
    expect(cell('id_number_mark')).toBe('********')
    expect(members.columns.find(({ name }) => name === 'id_number')).toMatchObject({
      label: '公民身份号码',
      treatment: 'masked',
    })
    expect(preview.totals).toContainEqual({ label: '党员总数', kind: 'count', value: 12 })
    expect(JSON.stringify(preview)).not.toContain(idNumberOf(0))
  })
})

describe('what leaves', () => {
  test('masked bundles hold no plain number, phone or address; marks tell people apart', async () => {
    const { path } = await published(community, superior)
    const opened = await openedAt(district, path)
    const text = JSON.stringify(opened.tables.map(({ rows }) => [...rows()]))
    for (let nth = 0; nth < 12; nth++) expect(text).not.toContain(idNumberOf(nth))
    expect(text).not.toContain('13912345678')
    expect(text).not.toContain('3单元')
    const member = opened.tables.find(({ entry }) => entry.name === 'member')!
    const at = member.entry.columns.indexOf('id_number_mark')
    expect(new Set([...member.rows()].map((row) => row[at])).size).toBe(12)
  })

  test('a report never leaves unmasked', async () => {
    community.sit('clerk')
    expect((await community.refused(bundles.prepare, report(true))).code).toBe('bundles.report-masked')
    expect(await community.call(bundles.drafts, {})).toEqual([])
  })

  test('numbers follow one another, and revisions of a month count up', async () => {
    const first = await sealed(community, superior)
    const second = await sealed(community, superior)
    const third = await sealed(community, superior, '2031-06')
    expect([first, second, third].map(({ seq, revision }) => [seq, revision])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ])
  })
})

describe('approval', () => {
  test('self-approval is refused, by the rule and by the table', async () => {
    community.sit('head')
    const { draftId } = await community.call(bundles.prepare, report())
    expect((await community.refused(bundles.approve, { draftId })).code).toBe('bundles.self-approval')
    const self = { approved_by: community.headId, state: 'approved' }
    const around = () =>
      community.deed((unit) =>
        unit.write(kysely.updateTable('export_draft').set(self).where('id', '=', draftId)),
      )
    expect(around).toThrow(/their own/)
    expect((await community.refused(bundles.seal, { draftId })).code).toBe('bundles.draft-state')
  })

  test('a draft goes one way: approved once, sealed once, withdrawn before that', async () => {
    community.sit('clerk')
    const { draftId } = await community.call(bundles.prepare, report())
    community.sit('reviewer')
    await community.call(bundles.approve, { draftId })
    expect((await community.refused(bundles.approve, { draftId })).code).toBe('bundles.draft-state')
    community.sit('head')
    await community.call(bundles.seal, { draftId })
    expect(await community.refused(bundles.seal, { draftId })).toMatchObject({
      code: 'bundles.draft-state',
      params: { state: 'sealed' },
    })
    const late = await community.refused(bundles.withdraw, { draftId, reason: '想撤回' })
    expect(late.code).toBe('bundles.draft-state')
    const other = await community.call(bundles.prepare, report())
    await community.call(bundles.withdraw, { draftId: other.draftId, reason: '数字有误' })
    expect((await community.call(bundles.drafts, {})).map(({ state }) => state)).toEqual([
      'withdrawn',
      'sealed',
    ])
  })

  test('what changed after the approval is not sealed', async () => {
    community.sit('clerk')
    const { draftId } = await community.call(bundles.prepare, report())
    community.sit('head')
    await community.call(bundles.approve, { draftId })
    community.deed((unit) => {
      const rename = { job_post: '样例改岗', revision: 2 }
      unit.write(kysely.updateTable('member').set(rename).where('id_number', '=', idNumberOf(1)))
    })
    expect((await community.refused(bundles.seal, { draftId })).code).toBe('bundles.changed-since')
    expect(outbox()).toEqual([])
    expect(await community.call(bundles.outbox, {})).toEqual([])
  })

  test('reports go to superiors, packs to auditors, and only to those enrolled', async () => {
    const pack = { ...report(), kind: 'audit' } as const
    expect((await community.refused(bundles.prepare, pack)).code).toBe('bundles.peer-revoked')
    const nobody = { ...report(), peerId: community.ledgerId }
    expect((await community.refused(bundles.prepare, nobody)).code).toBe('bundles.not-found')
    const unknown = { draftId: community.ledgerId }
    expect((await community.refused(bundles.preview, unknown)).code).toBe('bundles.not-found')
    expect((await community.refused(bundles.seal, unknown)).code).toBe('bundles.not-found')
  })
})

describe('sealing', () => {
  async function approved(): Promise<string> {
    community.sit('clerk')
    const { draftId } = await community.call(bundles.prepare, report())
    community.sit('head')
    await community.call(bundles.approve, { draftId })
    return draftId
  }

  test('two at once get two numbers', async () => {
    const [one, two] = [await approved(), await approved()]
    const items = await Promise.all([
      community.call(bundles.seal, { draftId: one }),
      community.call(bundles.seal, { draftId: two }),
    ])
    expect(items.map(({ seq }) => seq)).toEqual([1, 2])
    expect(outbox().sort()).toEqual(items.map(({ bundleId }) => `${bundleId}.tzb`).sort())
  })

  test('cancelled at any moment it leaves nothing, and can be done again', async () => {
    const draftId = await approved()
    for (let after = 1; ; after++) {
      let asked = 0
      const cancelled = () => ++asked > after
      const task = taskContext(community, 'bundles.seal', { progress: () => {}, cancelled })
      const code = await sealDraft(task, { draftId, despite: null }).then(
        () => 'done',
        (error) => (error as { fault?: { code: string } }).fault?.code,
      )
      if (code === 'done') {
        expect(after).toBeGreaterThan(3)
        break
      }
      expect(code).toBe('ipc.cancelled')
      expect(outbox()).toEqual([])
    }
    expect((await community.call(bundles.outbox, {}))[0]).toMatchObject({ seq: 1 })
  })

  test('a person without the right to seal is refused', async () => {
    const draftId = await approved()
    Object.assign(community.open!, { vault: { ...community.open!.vault, sealKey: null } })
    expect((await community.refused(bundles.seal, { draftId })).code).toBe('session.seal-right-missing')
  })

  test('the chain is sealed in, and the checkpoint kept', async () => {
    const { path } = await published(community, superior)
    const { manifest } = await openedAt(district, path)
    const kept = community.open!.db.file.prepare('select size, hex(head) as head from checkpoint').all()
    expect(kept).toEqual([{ size: manifest.audit!.size, head: manifest.audit!.head.toUpperCase() }])
    expect(manifest.audit!.checkpoint!.sig).toContain('SSH SIGNATURE')
  })
})

describe('the stick', () => {
  test('the sealed bytes, any number of times, and looked at again', async () => {
    const item = await sealed(community, superior)
    const folder = stick(community)
    community.dialogs.push(folder, folder, folder, null)
    const first = await community.call(bundles.publish, { bundleId: item.bundleId })
    expect(first!.publishedAtMs).not.toBeNull()
    await community.call(bundles.publish, { bundleId: item.bundleId })
    const path = join(folder, item.fileName)
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect(digest(readFileSync(path))).toBe(
      digest(readFileSync(join(community.folder, 'outbox', `${item.bundleId}.tzb`))),
    )
    expect(await community.call(bundles.recheck, { bundleId: item.bundleId })).toEqual({ same: true })
    expect(await community.call(bundles.recheck, { bundleId: item.bundleId })).toEqual({ same: null })
    writeFileSync(path, 'changed')
    community.dialogs.push(folder, folder, stick(community, 'empty'))
    expect(await community.call(bundles.recheck, { bundleId: item.bundleId })).toEqual({ same: false })
    const taken = await community.refused(bundles.publish, { bundleId: item.bundleId })
    expect(taken).toEqual({ code: 'bundles.name-taken', params: { name: item.fileName } })
    expect(await community.call(bundles.recheck, { bundleId: item.bundleId })).toEqual({ same: false })
  })

  test('a closed dialog changes nothing; unknown bundles are named so; damaged bytes stay here', async () => {
    const item = await sealed(community, superior)
    community.dialogs.push(null)
    expect(await community.call(bundles.publish, { bundleId: item.bundleId })).toBeNull()
    const none = { bundleId: 'a'.repeat(64) }
    expect((await community.refused(bundles.publish, none)).code).toBe('bundles.not-found')
    writeFileSync(join(community.folder, 'outbox', `${item.bundleId}.tzb`), 'rot')
    const folder = stick(community)
    community.dialogs.push(folder)
    const fault = await community.refused(bundles.publish, { bundleId: item.bundleId })
    expect(fault.code).toBe('bundles.damaged')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('leftovers', () => {
  test('what a crash left is swept at the next start, what counts stays', async () => {
    const item = await sealed(community, superior)
    const left = [
      ['outbox', `${'b'.repeat(64)}.tzb`],
      ['outbox', `${'c'.repeat(64)}.tzb.part`],
      ['received', `${'d'.repeat(64)}.db`],
      ['received', `${'e'.repeat(64)}.db.part-wal`],
      ['inbox', 'incoming.0a1b2c3d.part'],
    ] as const
    sweepBundles(community.folder, community.open!.db)
    for (const [folder, name] of left) writeFileSync(join(community.folder, folder, name), 'left')
    const kept = join(community.folder, 'inbox', `${'f'.repeat(64)}.tzb`)
    writeFileSync(kept, 'the only copy after a restore')
    await reopen(community)
    expect(left.filter(([folder, name]) => existsSync(join(community.folder, folder, name)))).toEqual([])
    expect(outbox()).toEqual([`${item.bundleId}.tzb`])
    expect(existsSync(kept)).toBe(true)
  })
})
