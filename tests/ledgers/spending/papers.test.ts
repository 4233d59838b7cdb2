import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../../electron/sheets/read-workbook.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { everyRole } from '../../../shared/kernel/roles.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { attachmentLimits } from '../../../shared/ledgers/spending/spending.ts'
import { withOtherTool } from '../../audit/other-tool.ts'
import { TODAY } from '../../support/actors.ts'
import { attach, files, officeWithFund, spendingAt } from '../../support/funds.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id

test('what a file is, its first bytes say', async () => {
  const hall = await officeWithFund()
  const one = await spendingAt(hall, 'draft')
  const put = { spendingId: one.id, kind: 'photo', thumbnail: null }
  const media = async (name: string, content: string) =>
    (await hall.call(spending.attach, { ...put, name, content })).media
  expect(await media('照片.pdf', files.jpg)).toBe('jpg')
  expect(await media('照片', files.png)).toBe('png')
  expect(await media('发票.OFD', files.zip)).toBe('ofd')
  expect(await media('发票.txt', files.pdf)).toBe('pdf')
  const text = Buffer.from('<script>').toString('base64')
  for (const [name, content] of [
    ['发票.zip', files.zip],
    ['发票.pdf', text],
  ] as const) {
    expect((await hall.refused(spending.attach, { ...put, name, content })).code).toBe(
      'spending.attachment-kind',
    )
  }
  const strange = { ...put, kind: 'gold', name: '发票', content: files.pdf }
  expect((await hall.refused(spending.attach, strange)).code).toBe('spending.unknown-code')
  const large = Buffer.alloc(attachmentLimits.sizeBytes + 1, '%PDF-1.7').toString('base64')
  const heavy = await hall.refused(spending.attach, { ...put, name: '大', content: large })
  expect(heavy).toEqual({ code: 'spending.attachment-large', params: { limitMb: 10 } })
})

test('a paper comes back byte for byte, is kept once, and goes with the last that names it', async () => {
  const hall = await officeWithFund()
  const one = await spendingAt(hall, 'draft')
  const first = await attach(hall, one.id, 'invoice', { name: '发票.pdf' })
  const second = await attach(hall, one.id, 'minutes', { name: '记录.pdf' })
  const contents = () => hall.book.file.prepare('select count(*) from attachment_content').pluck().get()
  expect(contents()).toBe(1)
  const read = await hall.call(spending.attachment, { id: second.id })
  expect(read.content).toBe(files.pdf)
  const drop = { id: first.id, reason: '传错了' }
  await hall.call(spending.detach, drop)
  expect(contents()).toBe(1)
  expect((await hall.refused(spending.detach, drop)).code).toBe('spending.attachment-not-found')
  await hall.call(spending.submit, { id: one.id, revision: 1 })
  const late = await hall.refused(spending.detach, { id: second.id, reason: '传错了' })
  expect(late.code).toBe('spending.wrong-state')
  hall.sit('head')
  await hall.call(spending.sendBack, { id: one.id, revision: 2, reason: '不清楚' })
  await hall.call(spending.detach, { id: second.id, reason: '换清楚的' })
  expect(contents()).toBe(0)
  expect((await hall.refused(spending.attachment, { id: nobody })).code).toBe('spending.attachment-not-found')
})

test('whoever opens a paper stands in the chain of its spending; who finds none leaves nothing', async () => {
  const hall = await officeWithFund()
  const one = await spendingAt(hall, 'draft')
  const { id } = await attach(hall, one.id, 'invoice', { name: '发票.pdf' })
  for (const role of everyRole) {
    hall.sit(role)
    const size = () => hall.book.file.prepare('select count(*) from audit').pluck().get() as number
    const before = size()
    await hall.call(spending.attachment, { id })
    expect(size(), role).toBe(before + 1)
    const last = hall.book.file.prepare('select body from audit order by seq desc').pluck().get() as string
    expect(JSON.parse(last)).toMatchObject({
      ...{ kind: 'event', deed: 'spending.paper-opened', id: one.id, user: hall.open!.person.id },
      after: { file: '发票.pdf' },
    })
    await hall.refused(spending.attachment, { id: nobody })
    expect(size(), role).toBe(before + 1)
  }
})

test('a paper that was swapped with another tool is not served', async () => {
  const hall = await officeWithFund()
  const one = await spendingAt(hall, 'draft')
  const { id } = await attach(hall, one.id, 'invoice', { name: '发票.pdf' })
  withOtherTool(hall.book.file, `update attachment_content set content = x'255044462d312e37'`)
  expect((await hall.refused(spending.attachment, { id })).code).toBe('spending.attachment-swapped')
  const save = { id, reason: '存档' }
  expect((await hall.refused(spending.savePaper, save)).code).toBe('spending.attachment-swapped')
})

test('no more papers than a spending may have', async () => {
  const hall = await officeWithFund()
  const one = await spendingAt(hall, 'draft')
  for (let nth = 0; nth < attachmentLimits.count; nth += 1) await attach(hall, one.id, 'photo')
  const put = { spendingId: one.id, kind: 'photo', name: '照片', content: files.jpg, thumbnail: null }
  expect(await hall.refused(spending.attach, put)).toEqual({
    code: 'spending.attachment-many',
    params: { limit: attachmentLimits.count },
  })
})

test('the slip says the amount in capitals and hides the account; the board names no invoice', async () => {
  const hall = await officeWithFund()
  const paid = await spendingAt(hall, 'paid', {
    amountFen: 123_405,
    invoiceNumber: '24119',
    seller: '百货店',
  })
  hall.sit('clerk')
  hall.dialogs.push(join(hall.root, 'slip.pdf'), join(hall.root, 'board.pdf'), join(hall.root, 'year.pdf'))
  await hall.call(spending.printSlip, { id: paid.id, reason: '报销存档' })
  const slip = hall.printed[0]!.body.html
  expect(slip).toContain('人民币壹仟贰佰叁拾肆元零伍分')
  expect(slip).toContain('1,234.05')
  expect(slip).toContain('****7890')
  expect(slip).not.toContain('9900001234567890')
  const hang = { place: '公示栏', fromDay: TODAY, toDay: '2031-06-25', paper: null }
  const { id } = await hall.call(spending.publicise, { ...hang, spendingIds: [paid.id] })
  await hall.call(spending.printPublicity, { id, reason: '张贴' })
  const board = hall.printed[1]!.body.html
  expect(board).toContain('端午邻里包粽子活动用品')
  expect(board).toContain('2031年6月15日至2031年6月25日')
  expect(board).not.toMatch(/24119|7890/)
  await hall.call(spending.printExecution, { year: 2031, reason: '上报街道' })
  expect(hall.printed[2]!.body.html).toContain('24.7%')
})

test('a slip says how far it has come, and that what was withdrawn is void', async () => {
  const hall = await officeWithFund()
  const one = await spendingAt(hall, 'draft')
  hall.sit('clerk')
  const slipOf = async () => {
    hall.dialogs.push(join(hall.root, 'slip.pdf'))
    await hall.call(spending.printSlip, { id: one.id, reason: '核对' })
    return hall.printed.at(-1)!.body.html
  }
  const draft = await slipOf()
  expect(draft).toContain('状态：草稿')
  expect(draft).not.toContain('作废')
  await hall.call(spending.withdraw, { id: one.id, revision: one.revision, reason: '不再需要' })
  expect(await slipOf()).toContain('费用报销单（已撤回，作废）')
})

test('the list leaves as a workbook with stars, and without them only with a right to', async () => {
  const hall = await officeWithFund()
  await spendingAt(hall, 'submitted')
  hall.sit('clerk')
  const path = join(hall.root, 'list.xlsx')
  hall.dialogs.push(path)
  const columns = ['number', 'fundId', 'lineId', 'amountFen', 'payeeAccount', 'state']
  const wanted = { list: {}, columns, reason: '对账', unmasked: false }
  await hall.call(spending.exportSheet, wanted)
  const [sheet] = readWorkbook(readFileSync(path), { fileName: 'list.xlsx' }).sheets
  const text = JSON.stringify(sheet!.rows)
  expect(text).toContain('样例服务群众专项经费')
  expect(text).toContain('邻里文化节')
  expect(text).toContain('待复核')
  expect(text).toContain('****7890')
  hall.sit('auditor')
  const refused = await hall.refused(spending.printList, { ...wanted, unmasked: true })
  expect(refused.code).toBe('session.not-allowed')
})
