import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../../electron/sheets/read-workbook.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { TODAY } from '../../support/actors.ts'
import { officeWithFund, spendingAt } from '../../support/funds.ts'

test('the slip says the amount in capitals and hides the account; the board names no invoice', async () => {
  const runtime = await officeWithFund()
  const paid = await spendingAt(runtime, 'paid', {
    amountFen: 123_405,
    invoiceNumber: '24119',
    seller: '百货店',
  })
  runtime.sit('clerk')
  runtime.dialogs.push(
    join(runtime.root, 'slip.pdf'),
    join(runtime.root, 'board.pdf'),
    join(runtime.root, 'year.pdf'),
  )
  await runtime.call(spending.printSlip, { id: paid.id, reason: '报销存档' })
  const slip = runtime.printed[0]!.body.html
  expect(slip).toContain('人民币壹仟贰佰叁拾肆元零伍分')
  expect(slip).toContain('1,234.05')
  expect(slip).toContain('****7890')
  expect(slip).not.toContain('9900001234567890')
  const hang = { place: '公示栏', fromDay: TODAY, toDay: '2031-06-25', paper: null }
  const { id } = await runtime.call(spending.publicise, { ...hang, spendingIds: [paid.id] })
  await runtime.call(spending.printPublicity, { id, reason: '张贴' })
  const board = runtime.printed[1]!.body.html
  expect(board).toContain('端午邻里包粽子活动用品')
  expect(board).toContain('2031年6月15日至2031年6月25日')
  expect(board).not.toMatch(/24119|7890/)
  await runtime.call(spending.printExecution, { year: 2031, reason: '上报街道' })
  expect(runtime.printed[2]!.body.html).toContain('24.7%')
})

test('a slip says how far it has come, and that what was withdrawn is void', async () => {
  const runtime = await officeWithFund()
  const one = await spendingAt(runtime, 'draft')
  runtime.sit('clerk')
  const slipOf = async () => {
    runtime.dialogs.push(join(runtime.root, 'slip.pdf'))
    await runtime.call(spending.printSlip, { id: one.id, reason: '核对' })
    return runtime.printed.at(-1)!.body.html
  }
  const draft = await slipOf()
  expect(draft).toContain('状态：草稿')
  expect(draft).not.toContain('作废')
  await runtime.call(spending.withdraw, { id: one.id, revision: one.revision, reason: '不再需要' })
  expect(await slipOf()).toContain('费用报销单（已撤回，作废）')
})

test('the list leaves as a workbook with stars, and without them only with a right to', async () => {
  const runtime = await officeWithFund()
  await spendingAt(runtime, 'submitted')
  runtime.sit('clerk')
  const path = join(runtime.root, 'list.xlsx')
  runtime.dialogs.push(path)
  const columns = ['number', 'fundId', 'lineId', 'amountFen', 'payeeAccount', 'state']
  const wanted = { list: {}, columns, reason: '对账', unmasked: false }
  await runtime.call(spending.exportSheet, wanted)
  const [sheet] = readWorkbook(readFileSync(path), { fileName: 'list.xlsx' }).sheets
  const text = JSON.stringify(sheet!.rows)
  expect(text).toContain('样例服务群众专项经费')
  expect(text).toContain('邻里文化节')
  expect(text).toContain('待复核')
  expect(text).toContain('****7890')
  runtime.sit('auditor')
  const refused = await runtime.refused(spending.printList, { ...wanted, unmasked: true })
  expect(refused.code).toBe('session.not-allowed')
})
