import { describe, expect, test } from 'vitest'
import { sexCodes } from '../../shared/codes/person.ts'
import type { Field } from '../../shared/fields/field.ts'
import { marksOf, NOTE_HEADING } from '../../shared/sheets/marks-of.ts'
import {
  type ImportJob,
  type ImportPlan,
  planImport,
  type RowValues,
} from '../../shared/sheets/plan-import.ts'
import type { CellFlag, Sheet } from '../../shared/sheets/sheet.ts'
import { sayIssue } from '../../shared/words/issues.ts'
import { fc } from '../support/properties.ts'

const fields = [
  { name: 'code', label: '编码', kind: 'text', width: 80, required: true },
  { name: 'name', label: '名称', kind: 'text', width: 80, required: true },
  { name: 'day', label: '日期', kind: 'day', width: 80 },
  { name: 'sum', label: '金额', kind: 'fen', width: 80 },
  { name: 'flag', label: '是否', kind: 'flag', width: 80 },
  { name: 'sex', label: '性别', kind: 'code', codes: sexCodes, width: 80 },
  { name: 'parent', label: '上级', kind: 'reference', width: 80 },
  { name: 'echo', label: '回声', kind: 'text', width: 80, derived: true },
] as const satisfies readonly Field[]
type Name = (typeof fields)[number]['name']
const heading = fields.map(({ label }) => label)

function plan(
  rows: Sheet['rows'],
  more: Partial<ImportJob<Name>> & { flags?: readonly CellFlag[] } = {},
): ImportPlan<Name> {
  return planImport(jobOf(rows, more))
}
function jobOf(
  rows: Sheet['rows'],
  more: Partial<ImportJob<Name>> & { flags?: readonly CellFlag[] },
): ImportJob<Name> {
  return {
    sheet: { name: '表', rows: [heading, ...rows], flags: more.flags ?? [], spans: [] },
    headingRow: 0,
    mapping: fields.map(({ name }, column) => ({ column, field: name })),
    fields,
    existing: new Map(),
    keyOf: ({ code }) => (typeof code === 'string' ? code : null),
    resolve: (_field, text) =>
      text === '双' ? 'ambiguous' : text === '乙' ? 'unknown' : { id: `id-${text}` },
    ...more,
  }
}
const kept = (code: string, values: RowValues<Name>) => new Map([[code, { code, ...values }]])
const verdicts = ({ rows }: ImportPlan<Name>) => rows.map(({ verdict }) => verdict)
const problems = ({ rows }: ImportPlan<Name>) =>
  rows.flatMap(({ issues }) => issues.map(({ field, issue }) => [field, issue.code]))

describe('verdicts', () => {
  test('a row that the ledger lacks is new, with every value a change from nothing', () => {
    const { rows, counts } = plan([['a', '甲', '1990.3.7', '1,234.50', '√', '男', '上']])
    expect(counts).toMatchObject({ new: 1, changed: 0, same: 0, wrong: 0, duplicate: 0, wrongCells: 0 })
    expect(rows[0]!.values).toEqual({
      code: 'a',
      name: '甲',
      day: '1990-03-07',
      sum: 123_450,
      flag: true,
      sex: '1',
      parent: 'id-上',
    })
    expect(rows[0]!.changes).toHaveLength(7)
    expect(rows[0]!.changes.every(({ before }) => before === null)).toBe(true)
  })
  test('a known row is the same, or changed in the cells that differ', () => {
    const existing = kept('a', { name: '甲', sum: 1, flag: false })
    expect(verdicts(plan([['a', ' 甲 ', null, '0.01', '否']], { existing }))).toEqual(['same'])
    expect(plan([['a', '乙', null, '0.02']], { existing }).rows[0]).toMatchObject({
      verdict: 'changed',
      changes: [
        { field: 'name', before: '甲', after: '乙' },
        { field: 'sum', before: 1, after: 2 },
      ],
    })
  })
  test('a blank cell never erases', () => {
    const existing = kept('a', { name: '甲', day: '1990-03-07', sum: 5 })
    expect(verdicts(plan([['a', '甲'], ['a']], { existing }))[0]).toBe('same')
    expect(verdicts(plan([['a']], { existing }))).toEqual(['same'])
  })
  test('a month never coarsens a day in it, and corrects one outside it', () => {
    const existing = kept('a', { name: '甲', day: '1990-03-07' })
    expect(verdicts(plan([['a', '甲', '1990.3']], { existing }))).toEqual(['same'])
    const moved = plan([['a', '甲', '1990.4']], { existing }).rows[0]!
    expect(moved).toMatchObject({ verdict: 'changed', assumed: ['day'] })
    expect(moved.changes).toEqual([{ field: 'day', before: '1990-03-07', after: '1990-04-01' }])
  })
  test('of rows with one key the first good one counts', () => {
    const { rows, counts } = plan([
      ['a', '甲', '去年'],
      ['a', '甲', '1990.3'],
      ['a', '乙'],
      ['a', '丙', '去年'],
    ])
    expect(rows.map(({ verdict }) => verdict)).toEqual(['wrong', 'new', 'duplicate', 'wrong'])
    expect(rows[2]!.issues).toEqual([{ field: 'code', issue: { code: 'duplicate', params: { row: 3 } } }])
    expect(counts).toMatchObject({ wrong: 2, wrongCells: 2, duplicate: 1 })
  })
  test('a row that only the ledger completes never counts before one that is complete', () => {
    const rows = [
      ['b', null, null, null, null, null, '甲'],
      ['b', '甲', null, null, '是'],
    ]
    expect(verdicts(plan(rows))).toEqual(['wrong', 'new'])
    const existing = kept('b', { name: '甲', flag: true })
    const again = plan(rows, { existing })
    expect(verdicts(again)).toEqual(['duplicate', 'same'])
    expect(again.rows[0]).toMatchObject({ changes: [], issues: [{ issue: { params: { row: 3 } } }] })
    expect(verdicts(plan([rows[0]!, rows[0]!], { existing }))).toEqual(['changed', 'duplicate'])
    expect(verdicts(plan([...rows, ...rows], { existing }))).toEqual([
      'duplicate',
      'same',
      'duplicate',
      'duplicate',
    ])
  })
  test('a derived field is judged but not kept; defaults fill a new row only', () => {
    const judge: ImportJob<Name>['judge'] = ({ given, before }) => ({
      issues: given.echo === 'x' ? [{ field: 'echo', issue: { code: 'required', params: {} } }] : [],
      defaults: before ? { flag: true } : { flag: false },
    })
    const existing = kept('b', { name: '乙' })
    const row = (code: string, echo: string) => [code, '甲', null, null, null, null, null, echo]
    const { rows } = plan([row('a', 'y'), row('a2', 'x'), row('b', 'y')], { judge, existing })
    expect(rows[0]!.values).toEqual({ code: 'a', name: '甲', flag: false })
    expect(rows[1]!.verdict).toBe('wrong')
    expect(rows[2]!.values).toEqual({ code: 'b', name: '甲' })
  })
})

describe('wrong cells', () => {
  test.each([
    [['a', null], [['name', 'required']]],
    [[null, '甲'], [['code', 'required']]],
    [['a', '甲', '1990'], [['day', 'day-year-only']]],
    [['a', '甲', '90.3'], [['day', 'day-short-year']]],
    [['a', '甲', '1990.13'], [['day', 'day-missing-in-calendar']]],
    [['a', '甲', '不详'], [['day', 'day-unreadable']]],
    [['a', '甲', null, '一百'], [['sum', 'number-unreadable']]],
    [['a', '甲', null, '1.005'], [['sum', 'number-unreadable']]],
    [['a', '甲', null, null, '也许'], [['flag', 'flag-unreadable']]],
    [['a', '甲', null, null, null, '男女'], [['sex', 'code-unknown']]],
    [['a', '甲', null, null, null, null, '乙'], [['parent', 'reference-unknown']]],
    [['a', '甲', null, null, null, null, '双'], [['parent', 'reference-ambiguous']]],
    [['a', '甲'.repeat(501)], [['name', 'too-long']]],
  ])('%j: %j', (row, expected) => {
    expect(problems(plan([row]))).toEqual(expected)
  })
  test('every complaint says what to do, in words and not in code', () => {
    const rows = [
      ['a', null],
      [null, '甲', '90.3', '一', '也许', '男女', '双'],
      ['b', '乙', '1990', null, null, '维', '乙'],
    ]
    for (const { issues } of plan(rows).rows) {
      for (const { issue } of issues) expect(sayIssue(issue)).toMatch(/请/)
    }
  })
  test('what the workbook lost is wrong even where it looks right; a doubtful 1990.1 only in a date', () => {
    const flags: CellFlag[] = [
      { row: 1, column: 0, flag: 'digits-lost' },
      { row: 2, column: 2, flag: 'zero-lost' },
      { row: 3, column: 3, flag: 'zero-lost' },
      { row: 4, column: 1, flag: 'error' },
      { row: 5, column: 1, flag: 'no-result' },
    ]
    const rows = [
      ['9900', '甲'],
      ['b', '甲', '1990.1'],
      ['c', '甲', null, '1990.1'],
      ['d', '#N/A'],
      ['e', null, '1990.3'],
    ]
    expect(problems(plan(rows, { flags }))).toEqual([
      ['code', 'digits-lost'],
      ['day', 'zero-lost'],
      ['name', 'error-value'],
      ['name', 'no-result'],
    ])
  })
})

test('rows that say nothing are skipped: blank, unmapped, totals, signatures, headings printed again', () => {
  const rows = [
    ['a', '甲'],
    [],
    [null, null, null, null, null, null, null, null, '序'],
    heading,
    ['合　计', '1人'],
    ['小计', '1人', '1990.3', '3', '是', '男'],
    ['填表人：样例'],
    ['注：样例'],
    ['b', '合计食堂'],
  ]
  const { counts, rows: planned } = plan(rows)
  expect(planned.map(({ row }) => row)).toEqual([1, 9])
  expect(counts.skipped).toBe(7)
})

test('required fields without a column are named once', () => {
  const mapping = [{ column: 0, field: 'code' as const }]
  expect(plan([['a']], { mapping }).missing).toEqual(['name'])
})

test('marks name the cells, say why, and reuse the column of an earlier round', () => {
  const job = jobOf(
    [
      ['a', null, '不详'],
      ['b', '乙'],
    ],
    {},
  )
  const marks = marksOf(job, planImport(job), sayIssue)
  expect(marks).toMatchObject({
    noteColumn: 8,
    cells: [
      { row: 1, column: 2 },
      { row: 1, column: 1 },
    ],
  })
  expect(marks.notes).toHaveLength(1)
  expect(marks.notes[0]!.text).toContain('日期：“不详”')
  const again = {
    ...job,
    sheet: {
      ...job.sheet,
      rows: [
        [...heading, '自己的栏', NOTE_HEADING],
        ['a', null, '不详'],
      ],
    },
  }
  expect(marksOf(again, planImport(again), sayIssue).noteColumn).toBe(9)
})

test('whatever stands in the cells: what a plan takes is the same next time, and never twice', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.constantFrom('甲', '1990.3', '是', '男', '0.01', '合计', '  '),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  )
  const row = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', null), cell, cell, cell, cell, cell, cell)
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const first = plan(rows)
      const existing = new Map<string, RowValues<Name>>()
      for (const { verdict, key, values } of first.rows) if (verdict === 'new') existing.set(key!, values)
      const again = plan(rows, { existing })
      expect(again.counts.new + again.counts.changed).toBe(0)
      expect(again.counts.same).toBe(first.counts.new)
      const total = ({ counts }: ImportPlan<Name>) =>
        counts.new + counts.changed + counts.same + counts.wrong + counts.duplicate + counts.skipped
      expect(total(first)).toBe(rows.length)
    }),
  )
})
