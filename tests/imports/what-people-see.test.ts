import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { imports } from '../../shared/imports/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { idNumber, wantedMember } from '../support/actors.ts'
import { officeWithFund } from '../support/funds.ts'
import { type At, officeWithBranches, services } from './rosters.ts'

const heads = ['姓名', '身份证号', '人员类别', '所在党支部', '入党时间']
const people = (sheet: ExcelJS.Worksheet, count: number) => {
  for (let nth = 0; nth < count; nth += 1)
    sheet.addRow([`样例${'甲乙丙丁戊己'[nth]}`, idNumber(nth + 1), '正式党员', '第一支部', '1995.7'])
}

async function opened(at: At, noun: 'members' | 'spending', fill: (sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('名册'))
  const path = join(at.root, '样例.xlsx')
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()))
  at.dialogs.push(path)
  return (await at.call(imports.open, { noun }))!
}

describe('rows that nobody sees', () => {
  const filtered = (sheet: ExcelJS.Worksheet) => {
    sheet.addRow(['样例社区党员名册'])
    sheet.addRow(heads)
    people(sheet, 6)
    sheet.addRow([])
    for (const row of [4, 6]) sheet.getRow(row).hidden = true
    sheet.getRow(9).hidden = true
    sheet.getRow(8).eachCell((cell) => {
      cell.font = { strike: true }
    })
    sheet.getCell('A3').font = { strike: true }
  }

  test('are left out and told, until somebody takes them', async () => {
    const { at } = await officeWithBranches()
    const first = await opened(at, 'members', filtered)
    expect(first).toMatchObject({
      counts: { new: 3, wrong: 0 },
      unseen: { hidden: 2, struck: 1, first: [4, 6, 8] },
      mapping: { takesUnseen: false },
    })
    expect(first.rows.map(({ row }) => row)).toEqual([3, 5, 7])
    const { token, mapping } = first
    const all = await at.call(imports.replan, { token, mapping: { ...mapping, takesUnseen: true } })
    expect(all).toMatchObject({ counts: { new: 6 }, unseen: { hidden: 2, struck: 1 } })
    const seen = await at.call(imports.replan, { token, mapping })
    expect(seen.counts.new).toBe(3)
    await at.call(imports.apply, { token })
    expect((await at.call(members.list, {})).total).toBe(3)
  })

  test('a hidden column is nobody’s until somebody takes it', async () => {
    const { at, first } = await officeWithBranches()
    await at.call(members.enter, wantedMember(first.id, { idNumber: idNumber(1), name: '样例甲' }))
    const preview = await opened(at, 'members', (sheet) => {
      sheet.addRow([...heads, '联系电话'])
      sheet.addRow(['样例甲', idNumber(1), '正式党员', '第一支部', '1995.7', '13900009999'])
      sheet.getColumn(6).hidden = true
    })
    const column = preview.mapping.columns[5]!
    expect(column).toMatchObject({ field: null, guess: 'mobile', sure: false })
    expect(JSON.stringify(preview.rows)).not.toContain('13900009999')
    const columns = preview.mapping.columns.map((one) =>
      one.column === 5 ? { ...one, field: 'mobile', guess: null } : one,
    )
    const taken = await at.call(imports.replan, {
      token: preview.token,
      mapping: { ...preview.mapping, columns },
    })
    expect(JSON.stringify(taken.rows)).toContain('13900009999')
  })
})

describe('a cell over several rows', () => {
  const headings = ['报销日期', '资金来源', '预算项目', '摘要', '金额', '收款单位', '经手人']
  const fund = '样例服务群众专项经费'
  const bought = (sheet: ExcelJS.Worksheet, fen: (number | null)[]) => {
    sheet.addRow(headings)
    for (const [nth, yuan] of fen.entries())
      sheet.addRow([
        '2031-03-08',
        nth === 0 ? fund : null,
        '邻里文化节',
        `用品${nth}`,
        yuan,
        '样例店',
        '王样例',
      ])
    sheet.mergeCells(2, 2, fen.length + 1, 2)
  }

  test('repeats a label, and no figure: that counts once, and the rows below are asked about', async () => {
    const at = await officeWithFund(services)
    at.sit('head')
    const preview = await opened(at as unknown as At, 'spending', (sheet) => {
      bought(sheet, [900, null, null, 20])
      sheet.mergeCells('E2:E4')
    })
    expect(preview.counts).toMatchObject({ new: 2, wrong: 2 })
    const wrong = preview.rows.filter(({ verdict }) => verdict === 'wrong')
    expect(wrong.map(({ cells }) => cells.find(({ problem }) => problem)?.problem)).toEqual(
      Array(2).fill('“900”写在合并了几行的单元格里，只算在最上面一行；这一行另有的，请取消合并后填写'),
    )
    await at.call(imports.apply, { token: preview.token })
    expect((await at.call(spending.list, {})).sums.paidFen).toBe(92_000)
  })

  test('over blank rows alone is one row’s', async () => {
    const at = await officeWithFund(services)
    at.sit('head')
    const preview = await opened(at as unknown as At, 'spending', (sheet) => {
      bought(sheet, [900])
      sheet.addRow([])
      sheet.mergeCells('E2:E3')
    })
    expect(preview.counts).toMatchObject({ new: 1, wrong: 0 })
  })
})
