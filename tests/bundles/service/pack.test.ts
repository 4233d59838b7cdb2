import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { publicKeyOf } from '../../../electron/bundles/enrolment/enrol.ts'
import { ownIdentities, ownOffice } from '../../../electron/bundles/enrolment/office.ts'
import { entryLines } from '../../../electron/bundles/format/chain-part.ts'
import { unseal } from '../../../electron/bundles/format/unseal.ts'
import { firstHead } from '../../../electron/chain/chain.ts'
import { kysely } from '../../../electron/db/kysely.ts'
import { audit } from '../../../shared/audit/contract.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'
import { wireTablesOf } from '../../../shared/tables.ts'
import { withOtherTool } from '../../audit/other-tool.ts'
import { deskFor, refusedAt } from './doubles.ts'
import { auditedPair } from './pairs.ts'
import { fill, idNumberOf, putMember, receipted, receive, type Station, sealed, stick } from './stations.ts'

let community: Station
let auditor: Station
let there: Id
let here: Id
beforeEach(async () => {
  ;({ community, auditor, there, here } = await auditedPair())
  fill(community, 6)
})

async function packed(unmasked = false, despite: string | null = null) {
  const item = await sealed(community, there, '2031-05', 'audit', unmasked, despite)
  const folder = stick(community, `pack-${item.seq}`)
  community.dialogs.push(folder)
  await community.call(bundles.publish, { bundleId: item.bundleId })
  return { ...item, path: join(folder, item.fileName) }
}

describe('a pack for an auditor', () => {
  test('carries the whole chain, opens read-only and verifies', async () => {
    const item = await packed()
    const [result] = await receive(auditor, [item.path])
    expect(result).toMatchObject({ outcome: 'first', officeName: '样例社区党委' })
    const shown = await auditor.call(session.show, { bundleId: item.bundleId })
    expect(shown.shown).toMatchObject({ kind: 'pack', masked: true })
    const verified = await auditor.call(audit.verify, {})
    expect(verified).toMatchObject({ broken: [], remarks: [] })
    expect(verified.lines).toContainEqual({ what: 'checkpoints', count: 1, outcome: 'sound' })
    expect(verified.lines.find(({ what }) => what === 'rows')).toMatchObject({ outcome: 'sound' })
    expect(verified.lines.find(({ what }) => what === 'masked')).toMatchObject({ outcome: 'not-compared' })
    const { entries } = await auditor.call(audit.entries, { limit: 500 })
    const kinds = new Set(entries.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['row', 'event']))
    expect(entries.find(({ kind }) => kind === 'row')!.userName).toMatch(/样例/)
  })

  test('unmasked its values are compared with the chain, under the keys that it brings', async () => {
    const item = await packed(true)
    await receive(auditor, [item.path])
    const shown = await auditor.call(session.show, { bundleId: item.bundleId })
    expect(shown.shown).toMatchObject({ masked: false, maskedLabels: [] })
    const verified = await auditor.call(audit.verify, {})
    expect(verified.broken).toEqual([])
    expect(verified.lines.find(({ what }) => what === 'rows')!.count).toBeGreaterThan(8)
    expect(verified.lines.some(({ what }) => what === 'masked')).toBe(false)
    const { entries } = await auditor.call(audit.entries, { table: 'member' })
    expect(entries[0]!.after).toMatchObject({ mobile: '139****5678' })
  })

  test.each([
    ['masked', 'a name', `name = '样例暗改'`, 1],
    ['masked', 'a number that it does not show', `mobile = '13711112222'`, 0],
    ['unmasked', 'a number', `mobile = '13711112222'`, 1],
    ['unmasked', 'a number taken away', 'mobile = null', 1],
    ['masked', 'a number taken away', 'mobile = null', 1],
  ])('%s it shows %s that another tool changed', async (how, _, change, count) => {
    const { file } = community.open!.db
    withOtherTool(file, `update member set ${change} where id_number = '${idNumberOf(2)}'`)
    const item = await packed(how === 'unmasked', '已查明')
    await receive(auditor, [item.path])
    await auditor.call(session.show, { bundleId: item.bundleId })
    const { broken } = await auditor.call(audit.verify, {})
    expect(broken.map(({ what, table }) => [what, table])).toEqual(
      Array(count).fill(['row-changed', 'member']),
    )
  })

  test('a checkpoint in it that the office never signed is found', async () => {
    const { file } = community.open!.db
    const point = file.prepare('select seq, head from audit where seq = 3').get() as {
      seq: number
      head: Buffer
    }
    file
      .prepare('insert into checkpoint(size, head, at, text, signature) values (?, ?, 0, ?, ?)')
      .run(point.seq, point.head, 'tzb-checkpoint-v1\n', 'forged')
    const item = await packed(true, '已查明')
    await receive(auditor, [item.path])
    await auditor.call(session.show, { bundleId: item.bundleId })
    const { broken } = await auditor.call(audit.verify, {})
    expect(broken).toMatchObject([{ what: 'forged', seq: point.seq }])
  })

  test('unmasked it keeps its values, and only a head approves it', async () => {
    community.sit('clerk')
    const wanted = { kind: 'audit', peerId: there, period: '2031-05', unmasked: true } as const
    const { draftId } = await community.call(bundles.prepare, wanted)
    community.sit('reviewer')
    expect((await community.refused(bundles.approve, { draftId })).code).toBe('bundles.head-approves')
    const { path } = await packed(true)
    const opened = await openedBy(auditor, path)
    expect(JSON.stringify(opened.tables.map(({ rows }) => [...rows()]))).toContain(idNumberOf(3))
    expect(opened.manifest.tables.every(({ masked }) => masked.length === 0)).toBe(true)
  })

  test.each([false, true])(
    'its preview says how many rows of each table leave (unmasked: %s)',
    async (unmasked) => {
      community.sit('clerk')
      const wanted = { kind: 'audit', peerId: there, period: '2031-05', unmasked } as const
      const { tables } = await community.call(bundles.prepare, wanted)
      const { path } = await packed(unmasked)
      const { manifest } = await openedBy(auditor, path)
      const rowsIn = (list: readonly { readonly rows: number }[], name: (one: never) => string) =>
        list.map((one) => [name(one as never), one.rows]).sort()
      const leaving = rowsIn(manifest.tables, ({ name }: { name: string }) => name)
      expect(rowsIn(tables, ({ table }: { table: string }) => table)).toEqual(leaving)
      const keys = leaving.find(([name]) => name === 'record_key')![1] as number
      expect(keys > 0).toBe(unmasked)
    },
  )

  test('unmasked its preview hides what the screens hide, and says which columns leave whole', async () => {
    community.sit('clerk')
    const wanted = { kind: 'audit', peerId: there, period: '2031-05', unmasked: true } as const
    const prepared = await community.call(bundles.prepare, wanted)
    community.sit('admin')
    const preview = await community.call(bundles.preview, { draftId: prepared.draftId })
    for (const shown of [prepared, preview]) {
      const members = shown.tables.find(({ table }) => table === 'member')!
      const at = members.columns.findIndex(({ name }) => name === 'id_number')
      expect(members.columns[at]).toMatchObject({ treatment: 'plain' })
      expect(members.sample).toHaveLength(5)
      for (const cells of members.sample) expect(cells[at]).toBe('990000************')
      const text = JSON.stringify(shown)
      for (const secret of [idNumberOf(0), '13912345678', '13900001234', '3单元']) {
        expect(text, secret).not.toContain(secret)
      }
    }
    const kept = community.open!.db.file.prepare('select content from export_preview').pluck().all()
    expect(JSON.stringify(kept)).not.toContain('13912345678')
  })

  test('no masked value stands in any entry, in either direction of a change', async () => {
    const branch = community
      .open!.db.file.prepare(`select id from organisation where type = '631'`)
      .pluck()
      .get() as string
    community.deed((unit) => {
      const id = putMember(unit, branch, 77, { mobile: '13700001111' })
      const change = { mobile: '13700002222', revision: 2 }
      unit.write(kysely.updateTable('member').set(change).where('id', '=', id))
      const rename = { remark: '样例备注', revision: 3 }
      unit.write(kysely.updateTable('member').set(rename).where('id', '=', id))
    })
    const { path } = await packed()
    const opened = await openedBy(auditor, path)
    const lines = [...opened.entries()]
    const text = JSON.stringify([lines, opened.tables.map(({ rows }) => [...rows()])])
    for (const secret of ['13700001111', '13700002222', '13912345678', '3单元', idNumberOf(77)]) {
      expect(text, secret).not.toContain(secret)
    }
    expect(text).toContain('样例备注')
    expect(lines.filter((line) => line === null)).toEqual([])
  })

  test('an entry of a table nobody thought of is withheld', () => {
    const body = (table: string) =>
      JSON.stringify({
        ...{ v: 1, seq: 1, at: 1, user: 'u', deed: 'd', kind: 'row', table, op: 'insert', id: 'x' },
        ...{ before: null, after: { anything: 'x' }, tx: 't', reason: '', salt: '0'.repeat(32), schema: 1 },
      })
    // What is no entry any more may tell anything.
    const bodies = [body('organisation'), body('import_row'), body('brand_new'), '{"x":1}', '{']
    const file = { prepare: () => ({ pluck: () => ({ iterate: () => bodies.values() }) }) } as never
    const lines = [...entryLines(file, 0, 5, wireTablesOf('audit'))]
    expect(lines.map((line) => line.startsWith('"'))).toEqual([false, true, true, true, true])
    expect([...entryLines(file, 0, 5, null)].every((line) => line.startsWith('{'))).toBe(true)
  })

  test('says its scope, starts at the first entry, and ends where it was prepared', async () => {
    community.sit('clerk')
    const size = community.open!.db.auditWriter.size()
    const { path } = await packed()
    const { manifest } = await openedBy(auditor, path)
    expect(manifest.scope).toMatchObject({ masked: true, text: expect.stringContaining('2031-05') })
    expect(manifest.audit!.from).toEqual({
      size: 0,
      head: firstHead(community.ledgerId).toString('hex'),
    })
    expect(manifest.audit!.size).toBe(size)
    expect(manifest.approved_by).toHaveLength(1)
  })

  test('is receipted like a report, and one to somebody else is not opened', async () => {
    const item = await packed()
    await receive(auditor, [item.path])
    await auditor.call(bundles.judge, { bundleId: item.bundleId, verdict: 'accepted', note: '已审' })
    await receipted(auditor, community, here)
    const [mine] = await community.call(bundles.outbox, {})
    expect(mine).toMatchObject({ kind: 'audit', receipt: { status: 'accepted', note: '已审' } })
    expect(await refusedAt(community, item.path)).toBe('bundles.unknown-sender')
  })
})

async function openedBy(reader: Station, path: string) {
  const { keys } = ownOffice(community.open!.db.writer)
  const sender = { publicKey: publicKeyOf(keys), kinds: ['audit'] as const, revokedAfter: null }
  return unseal(readFileSync(path), {
    office: '990077',
    practice: false,
    identities: ownIdentities(deskFor(reader)),
    findSender: () => sender,
  })
}
