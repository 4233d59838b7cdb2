import { describe, expect, test } from 'vitest'
import type { CodeSet } from '../../shared/codes/code-set.ts'
import {
  type CodeSetName,
  codeFrom,
  codeSets,
  codesOf,
  isCode,
  labelOf,
  suggestCodes,
} from '../../shared/codes/index.ts'
import { balanceRows, leaveParty, movementIn, movementOut } from '../../shared/codes/movements.ts'
import { plain } from '../../shared/kernel/text.ts'
import { readCsv } from '../support/csv.ts'

const names = Object.keys(codeSets) as CodeSetName[]
const fixture = (name: string) => readCsv(new URL(`../fixtures/domain/${name}`, import.meta.url))

describe.each(names)('code set %s', (name) => {
  const set: CodeSet = codeSets[name]
  test('names its source, and every code and label once', () => {
    expect(set.title).not.toBe('')
    expect(set.source).not.toBe('')
    expect(new Set(set.codes.map(({ code }) => code)).size).toBe(set.codes.length)
    expect(new Set(set.codes.map(({ label }) => label)).size).toBe(set.codes.length)
  })
  test('reads back every code and label, and no word means two codes', () => {
    const meant = new Map<string, string>()
    for (const { code, label, also, heading } of codesOf(name)) {
      expect(codeFrom(name, code)).toBe(heading ? undefined : code)
      expect(codeFrom(name, label)).toBe(heading ? undefined : code)
      expect(labelOf(name, code)).toBe(label)
      expect(isCode(name, code)).toBe(!heading)
      for (const word of new Set([label, ...(also ?? [])].map(plain))) {
        expect(meant.get(word), word).toBeUndefined()
        meant.set(word, code)
      }
    }
  })
})

test('ethnicity and education are the published lists, whole', () => {
  for (const { code, name } of fixture('ethnicity_gbt3304.csv'))
    expect(labelOf('ethnicity', code!)).toBe(name)
  for (const { code, name, kind } of fixture('education_gbt4658.csv')) {
    expect(labelOf('education', code!)).toBe(name)
    expect(isCode('education', code!)).toBe(kind === 'selectable')
  }
})

test.each([
  ['ethnicity', '汉', '01'],
  ['ethnicity', ' 汉　族 ', '01'],
  ['ethnicity', '1', '01'],
  ['ethnicity', '０１', '01'],
  ['ethnicity', 'HA', '01'],
  ['education', '本科', '21'],
  ['education', '大学', '21'],
  ['education', '大专', '31'],
  ['education', '研究生', undefined],
  ['education', '大学本科教育', undefined],
  ['education', '', undefined],
  ['memberCategory', '正式', 'full'],
  ['memberCategory', '中共预备党员', 'probation'],
  ['memberClass', '在管', 'resident'],
  ['sex', '男', '1'],
  ['sex', '２', '2'],
  ['sex', '男女', undefined],
  ['jobPost', '退休', '4'],
  ['jobPost', '0111', '0111'],
  ['jobPost', '01111', undefined],
  ['jobPost', '9', undefined],
  ['organisationType', '总支', '621'],
  ['partyStatus', 'constructor', undefined],
] as const)('%s reads “%s” as %s', (set, text, code) => {
  expect(codeFrom(set, text)).toBe(code)
})

test('a longer code of an open list is shown by its known beginning, an unknown one as it stands', () => {
  expect(labelOf('jobPost', '0111')).toBe('党政机关工作人员')
  expect(labelOf('jobPost', '9')).toBe('9')
  expect(isCode('jobPost', '0164')).toBe(true)
})

test('a refusal can offer what was probably meant', () => {
  expect(suggestCodes('education', '研究生').map(({ label }) => label)).toContain('硕士研究生毕业')
  expect(suggestCodes('ethnicity', '维族').map(({ label }) => label)).toContain('维吾尔族')
  expect(suggestCodes('ethnicity', '')).toEqual([])
})

test('every movement but the opening is counted in exactly one row of the yearly balance', () => {
  const counted = Object.values(balanceRows).flat()
  expect(new Set(counted).size).toBe(counted.length)
  const moves = [...movementIn.codes, ...movementOut.codes].map(({ code }) => code)
  expect([...counted, 'opening'].sort()).toEqual(moves.sort())
  for (const { code, label } of leaveParty.codes) expect(labelOf('movementOut', code)).toBe(label)
})
