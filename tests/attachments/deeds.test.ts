import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { sourceOf } from '../../electron/bundles/format/pack.ts'
import { commit } from '../../electron/chain/commit.ts'
import { kysely } from '../../electron/db/kysely.ts'
import { attachmentJudges } from '../../electron/ledgers/derived.ts'
import { attachmentLimits } from '../../shared/attachments/attachment.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import { attachmentWire } from '../../shared/attachments/wire.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { everyRole } from '../../shared/kernel/roles.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { tables } from '../../shared/tables.ts'
import { withOtherTool } from '../audit/other-tool.ts'
import { TODAY } from '../support/actors.ts'
import { bookOffice, wantedCard } from '../support/book-office.ts'
import { attach, files, officeWithFund, spendingAt } from '../support/funds.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
const attachable = tables.filter((one) => one.attachable).map(({ table }) => table)

test('what a file is, its first bytes say', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  const put = { ofTable: 'spending', ofId: one.id, kind: 'photo', thumbnail: null }
  const media = async (name: string, content: Uint8Array) =>
    (await runtime.call(attachments.attach, { ...put, name, content })).media
  expect(await media('照片.pdf', files.jpg)).toBe('jpg')
  expect(await media('照片', files.png)).toBe('png')
  expect(await media('发票.OFD', files.zip)).toBe('ofd')
  expect(await media('发票.txt', files.pdf)).toBe('pdf')
  const text = Buffer.from('<script>')
  for (const [name, content] of [
    ['发票.zip', files.zip],
    ['发票.pdf', text],
  ] as const) {
    expect((await runtime.refused(attachments.attach, { ...put, name, content })).code).toBe(
      'attachments.wrong-media',
    )
  }
  const strange = { ...put, kind: 'gold', name: '发票', content: files.pdf }
  expect((await runtime.refused(attachments.attach, strange)).code).toBe('attachments.unknown-kind')
  const large = Buffer.alloc(attachmentLimits.sizeBytes + 1, '%PDF-1.7')
  const heavy = await runtime.refused(attachments.attach, { ...put, name: '大', content: large })
  expect(heavy).toEqual({ code: 'attachments.too-large', params: { limitMb: 10 } })
})

test('a paper comes back byte for byte, is kept once, and goes with the last that names it', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  const first = await attach(runtime, one.id, 'invoice', { name: '发票.pdf' })
  const second = await attach(runtime, one.id, 'minutes', { name: '记录.pdf' })
  const contents = () => runtime.db.file.prepare('select count(*) from attachment_content').pluck().get()
  expect(contents()).toBe(1)
  const read = await runtime.call(attachments.open, { id: second.id })
  expect(read.content).toEqual(files.pdf)
  const drop = { id: first.id, reason: '传错了' }
  await runtime.call(attachments.detach, drop)
  expect(contents()).toBe(1)
  expect((await runtime.refused(attachments.detach, drop)).code).toBe('attachments.not-found')
  await runtime.call(spending.submit, { id: one.id, revision: 1 })
  const late = await runtime.refused(attachments.detach, { id: second.id, reason: '传错了' })
  expect(late.code).toBe('spending.wrong-state')
  runtime.sit('head')
  await runtime.call(spending.sendBack, { id: one.id, revision: 2, reason: '不清楚' })
  await runtime.call(attachments.detach, { id: second.id, reason: '换清楚的' })
  expect(contents()).toBe(0)
  expect((await runtime.refused(attachments.open, { id: nobody })).code).toBe('attachments.not-found')
})

test('whoever opens a paper stands in the chain of its spending; who finds none leaves nothing', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  const { id } = await attach(runtime, one.id, 'invoice', { name: '发票.pdf' })
  for (const role of everyRole) {
    runtime.sit(role)
    const size = () => runtime.db.file.prepare('select count(*) from audit').pluck().get() as number
    const before = size()
    await runtime.call(attachments.open, { id })
    expect(size(), role).toBe(before + 1)
    const last = runtime.db.file.prepare('select body from audit order by seq desc').pluck().get() as string
    expect(JSON.parse(last)).toMatchObject({
      ...{ kind: 'event', deed: 'attachments.opened', id: one.id, user: runtime.open!.person.id },
      after: { of_table: 'spending', file: '发票.pdf' },
    })
    await runtime.refused(attachments.open, { id: nobody })
    expect(size(), role).toBe(before + 1)
  }
})

test('no more papers than a record may have', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  for (let nth = 0; nth < attachmentLimits.count; nth += 1) await attach(runtime, one.id, 'photo')
  const put = {
    ofTable: 'spending',
    ofId: one.id,
    kind: 'photo',
    name: '照片',
    content: files.jpg,
    thumbnail: null,
  }
  expect(await runtime.refused(attachments.attach, put)).toEqual({
    code: 'attachments.too-many',
    params: { limit: attachmentLimits.count },
  })
})

test('a record that is none of the attachable ones takes nothing, by whatever name', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  const put = { kind: 'photo', name: '照片', content: files.jpg, thumbnail: null }
  for (const ofTable of ['fund', '__proto__', 'constructor', 'attachment']) {
    for (const ofId of [one.id, runtime.fundId]) {
      const owner = { ofTable, ofId }
      expect((await runtime.refused(attachments.attach, { ...owner, ...put })).code).toBe(
        'attachments.record-not-found',
      )
      expect((await runtime.refused(attachments.of, owner)).code).toBe('attachments.record-not-found')
    }
  }
  const none = { ofTable: 'spending', ofId: nobody }
  expect((await runtime.refused(attachments.attach, { ...none, ...put })).code).toBe('spending.not-found')
})

test('the file itself keeps every paper beside a record that is there', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  const { id } = await attach(runtime, one.id, 'invoice')
  const ambient = { user: 'u', nowMs: 1, today: TODAY, newId: runtime.newId }
  const tool = (text: string) => () =>
    commit(runtime.db, ambient, { name: 'test.tool' }, (unit) =>
      unit.write({ compile: () => sql.raw(text).compile(kysely) }),
    )
  const copied = (of: string) =>
    `insert into attachment select 'x', ${of}, kind, name, media, size_bytes, sha256, added_by, 9
     from attachment`
  expect(tool(copied(`'spending', '${nobody}'`))).toThrow(/beside a record that is there/)
  expect(tool(copied(`'fund', '${runtime.fundId}'`))).toThrow(/beside a record that is there/)
  expect(tool(`update attachment set of_id = '${nobody}' where id = '${id}'`)).toThrow(/beside its record/)
  const triggerOf = runtime.db.file.prepare('select sql from sqlite_schema where name = ?').pluck()
  for (const table of attachable) {
    expect(triggerOf.get(`${table}_keeps_its_attachments`)).toContain(`of_table = '${table}'`)
    expect(triggerOf.get('attachment_names_its_record')).toContain(`when '${table}' then`)
  }
})

test('a paper leaves only with a record that leaves', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  const { id } = await attach(runtime, one.id, 'invoice')
  const { file } = runtime.db
  const leaving = { kind: 'report', unmasked: false, markKey: Buffer.alloc(32), chainSize: 1 } as const
  const rows = () => [...sourceOf(file, attachmentWire, leaving).rows].map(([first]) => first)
  expect(rows()).toEqual([id])
  // No report carries settings.
  withOtherTool(file, `update attachment set of_table = 'setting'`)
  expect(rows()).toEqual([])
})

test('every attachable table has a judge, and every judge a table', () => {
  expect(Object.keys(attachmentJudges).sort()).toEqual([...attachable].sort())
})

describe('beside a voucher', () => {
  const card = { kind: 'other', name: '工资表.pdf', content: files.pdf, thumbnail: null }

  test('papers come until its month is closed, and leave until it is checked', async () => {
    const at = bookOffice()
    const { id: ofId } = await at.call(spending.enterVoucher, wantedCard({ day: '2031-05-20' }))
    const owner = { ofTable: 'voucher', ofId }
    const wrong = await at.call(attachments.attach, { ...owner, ...card, name: '错的.pdf' })
    await at.call(attachments.detach, { id: wrong.id, reason: '传错了' })
    const right = await at.call(attachments.attach, { ...owner, ...card })
    expect(await at.call(attachments.of, owner)).toMatchObject({
      ...{ attachments: [{ id: right.id, name: '工资表.pdf' }], mayCome: true, mayLeave: true },
    })
    at.sit('reviewer')
    await at.call(spending.checkVoucher, { id: ofId })
    expect(await at.call(attachments.of, owner)).toMatchObject({ mayCome: true, mayLeave: false })
    const late = await at.refused(attachments.detach, { id: right.id, reason: '换一份' })
    expect(late.code).toBe('spending.papers-checked')
    await at.call(attachments.attach, { ...owner, ...card, name: '补附.pdf' })
    expect((await at.call(spending.voucher, { id: ofId })).papers).toBe(2)
    at.sit('head')
    await at.call(spending.closeMonth, { month: '2031-05' })
    expect(await at.call(attachments.of, owner)).toMatchObject({ mayCome: false, mayLeave: false })
    expect(await at.refused(attachments.attach, { ...owner, ...card })).toEqual({
      ...{ code: 'spending.papers-closed', params: { month: '2031-05' } },
    })
    expect((await at.refused(attachments.detach, { id: right.id, reason: '换一份' })).code).toBe(
      'spending.papers-closed',
    )
  })

  test('one of a payment counts the papers of its spending, and says so in print', async () => {
    const runtime = await officeWithFund()
    const { voucherId } = await spendingAt(runtime, 'paid')
    const view = await runtime.call(spending.voucher, { id: voucherId! })
    expect(view).toMatchObject({ papers: 0, sourcePapers: 2 })
    runtime.dialogs.push(join(runtime.root, 'vouchers.pdf'))
    const all = { month: view.voucher.month, from: null, to: null, reason: '装订' }
    await runtime.call(spending.printVouchers, all)
    expect(runtime.printed.at(-1)!.body.html).toContain('附单据 2 张')
  })
})
