import { describe, expect, test } from 'vitest'
import type { MemberFieldName } from '../../shared/ledgers/members/fields.ts'
import { judgeMember, memberReaders } from '../../shared/ledgers/members/import-row.ts'
import type { RowValues } from '../../shared/sheets/plan-import.ts'
import { sampleDay } from '../support/sample-office.ts'

const ID = '990000195001010010'
const setting = { today: sampleDay, practice: true }
const readers = memberReaders(setting)
const judge = judgeMember(setting)

const problems = (
  given: RowValues<MemberFieldName>,
  {
    before,
    months = {},
  }: { before?: RowValues<MemberFieldName>; months?: Partial<Record<MemberFieldName, string>> } = {},
) =>
  judge({ given, before, coarseMonth: (field) => months[field] }).issues.map(
    ({ field, issue }) => `${field} ${issue.code}`,
  )

describe('cells read in their own way', () => {
  test.each([
    ['mobile', '１３８ 0000 0000', '13800000000'],
    ['mobile', '+86 138-0000-0000', '13800000000'],
    ['mobile', '0379-6555123', '0379-6555123'],
    ['mobile', '65551234', '65551234'],
    ['mobile', '1380000000', undefined],
    ['mobile', '13800000000/13900000000', undefined],
    ['mobile', '无', undefined],
    ['name', '王　芳', '王芳'],
    ['name', '阿依古丽.买买提', '阿依古丽·买买提'],
    ['name', '王芳1', undefined],
    ['name', '王', undefined],
    ['idNumber', "'990000 19500101 0010", undefined],
  ] as const)('%s “%s” is %s', (field, text, value) => {
    const read = readers[field]!(text)
    expect(read.ok ? read.value.value : undefined).toBe(value)
  })
})

describe('cells against each other', () => {
  test('sex and birth day follow the ID number, to the precision that was written', () => {
    expect(problems({ idNumber: ID, sex: '1', birthDay: '1950-01-01' })).toEqual([])
    expect(problems({ idNumber: ID, sex: '2' })).toEqual(['sex sex-contradicts-id'])
    expect(problems({ idNumber: ID, birthDay: '1950-01-02' })).toEqual(['birthDay birth-contradicts-id'])
    const inJanuary = { months: { birthDay: '1950-01' } }
    expect(problems({ idNumber: ID, birthDay: '1950-01-01' }, inJanuary)).toEqual([])
    expect(problems({ sex: '2', birthDay: '1950-01-02' })).toEqual([])
  })
  test('days stand in their order, the kept ones counting with the given', () => {
    expect(problems({ idNumber: ID, joinDay: '1949-01-01' })).toEqual(['joinDay day-too-early'])
    expect(problems({ joinDay: '1921-06-30' })).toEqual(['joinDay day-too-early'])
    expect(problems({ joinDay: '1970-03-07', fullDay: '1970-03-01' })).toEqual([])
    expect(problems({ joinDay: '1970-03-07', fullDay: '1970-02-28' })).toEqual(['fullDay day-too-early'])
    const before = { idNumber: ID, joinDay: '1970-03-07', fullDay: '1971-03-07' }
    expect(problems({ fullDay: '1960-01-01' }, { before })).toEqual(['fullDay day-too-early'])
    expect(problems({ joinDay: '1980-01-01' }, { before })).toEqual(['joinDay day-too-early'])
  })
  test('nothing has happened that is still to come', () => {
    expect(problems({ joinDay: '2026-11-23' })).toEqual([])
    expect(problems({ joinDay: '2026-11-24', fullDay: '2027-11-24', lostSince: '2026-12' })).toEqual([
      'joinDay day-in-future',
      'fullDay day-in-future',
      'lostSince day-in-future',
    ])
  })
})
