import { describe, expect, test } from 'vitest'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { organisationFields } from '../../shared/ledgers/organisation/fields.ts'
import { guessHeading, guessSheet } from '../../shared/sheets/heading.ts'
import type { Sheet, Span } from '../../shared/sheets/sheet.ts'

const sheet = (rows: Sheet['rows'], spans: readonly Span[] = [], name = '表'): Sheet => ({
  name,
  rows,
  flags: [],
  spans,
})
const guessed = (rows: Sheet['rows'], spans?: readonly Span[]) => {
  const guess = guessHeading(sheet(rows, spans), memberFields)
  return guess && [guess.headingRow, ...guess.columns.map(({ field }) => field)]
}

describe('the heading row', () => {
  test('is found under title rows and blank rows', () => {
    expect(
      guessed([['样例花名册'], ['填报单位：样例'], [], ['序号', '姓名', '身份证号'], ['1', '甲', '9']]),
    ).toEqual([3, null, 'name', 'idNumber'])
  })
  test('may have two lines, the upper spanning columns', () => {
    const rows = [
      ['姓名', '联系电话', null, '入党情况', null],
      [null, '手机', '固定电话', '入党时间', '转正时间'],
    ]
    const spans = [
      { row: 0, left: 1, right: 2 },
      { row: 0, left: 3, right: 4 },
    ]
    expect(guessed(rows, spans)).toEqual([1, 'name', 'mobile', 'phone', 'joinDay', 'fullDay'])
  })
  test.each([
    ['姓　名', 'name'],
    ['*公民身份号码', 'idNumber'],
    ['5.身份证号码：', 'idNumber'],
    ['入党时间\n（年月日）', 'joinDay'],
    ['家庭住址（具体到门牌号）', 'homeAddress'],
    ['联系电话(手机)', 'mobile'],
    ['联系电话（固定电话）', 'phone'],
    ['正式/预备', 'category'],
    ['是否失联党员', 'isLost'],
  ])('“%s” is %s for sure', (heading, field) => {
    const guess = guessHeading(sheet([['民族', heading]]), memberFields)!
    expect(guess.columns[1]).toMatchObject({ field, sure: true })
  })
  test('a field’s word inside a longer heading is a guess to confirm', () => {
    const guess = guessHeading(sheet([['姓名', '本人身份证号码信息']]), memberFields)!
    expect(guess.columns[1]).toMatchObject({ field: null, guess: 'idNumber', sure: false })
    expect(guess.missing).toContain('idNumber')
  })
  test.each([
    ...['家属电话', '配偶民族', '父亲籍贯', '母亲姓名', '子女学历', '紧急联系人电话', '入党介绍人姓名'],
    ...['单位地址', '单位电话', '派出所地址', '原学历', '原工作岗位', '曾任职务', '拟任职务', '上年学历'],
    ...['联系电话（家属）', '家属\n联系电话', '学历（原）', '监护人身份证号', '家庭成员\n身份证号'],
  ])('“%s” is of other people or another time, and no match', (heading) => {
    const guess = guessHeading(sheet([['姓名', '身份证号', heading]]), memberFields)!
    expect(guess.columns[2]).toMatchObject({ field: null, guess: null })
  })
  test('a heading whose cells do not look like it is a guess to confirm', () => {
    const guess = guessHeading(
      sheet([
        ['姓名', '类别'],
        ['甲', '低保户'],
        ['乙', '特困'],
      ]),
      memberFields,
    )!
    expect(guess.columns[1]).toMatchObject({ field: 'category', sure: false, sample: '低保户' })
  })
  test('two columns never give one field: the plainer heading gets it', () => {
    expect(guessed([['姓名', '联系方式', '手机']])).toEqual([0, 'name', null, 'mobile'])
  })
  test('required fields that no column gives are named', () => {
    expect(guessHeading(sheet([['姓名', '民族']]), memberFields)!.missing).toEqual([
      'idNumber',
      'category',
      'branchId',
    ])
  })
  test.each([
    [
      'no heading at all',
      [
        ['甲', '男'],
        ['乙', '女'],
      ],
    ],
    ['an empty sheet', []],
    [
      'one known word in a sentence',
      [
        ['本表的姓名一律用身份证上的姓名', '谢谢'],
        ['甲', '乙'],
      ],
    ],
  ])('%s: none', (_what, rows) => {
    expect(guessHeading(sheet(rows), memberFields)).toBeNull()
  })
  test('a person may say which row it is', () => {
    const rows = [
      ['姓名', '民族'],
      ['姓名', '性别', '学历'],
    ]
    expect(guessHeading(sheet(rows), memberFields, 0)!.columns.map(({ field }) => field)).toEqual([
      'name',
      'ethnicity',
    ])
  })
})

test('of several sheets the one that names most fields is taken', () => {
  const notes = sheet([['填表说明'], ['姓名要写全称', '谢谢']], [], '说明')
  const members = sheet([['姓名', '身份证号', '入党时间', '所在支部']], [], '名册')
  expect(guessSheet([notes, members], memberFields)?.sheet.name).toBe('名册')
  expect(guessSheet([notes], memberFields)).toBeNull()
  expect(guessSheet([members, sheet([['党组织编码', '全称', '上级']])], organisationFields)?.sheet.name).toBe(
    '表',
  )
})
