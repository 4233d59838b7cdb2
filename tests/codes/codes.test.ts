import { describe, expect, test } from 'vitest'
import { educationCodes } from '../../shared/codes/education.ts'
import { ethnicityCodes } from '../../shared/codes/ethnicity.ts'
import { codeFrom, codesOf, isCode, labelOf, suggestCodes } from '../../shared/codes/index.ts'
import {
  balanceRows,
  leavePartyCodes,
  movementInCodes,
  movementOutCodes,
} from '../../shared/codes/movements.ts'
import { jobPostCodes } from '../../shared/codes/occupation.ts'
import { plain } from '../../shared/kernel/text.ts'
import { codeSets } from '../support/code-sets.ts'
import { readCsv } from '../support/csv.ts'

const fixture = (name: string) => readCsv(new URL(`../fixtures/domain/${name}`, import.meta.url))

describe.each(Object.entries(codeSets))('code set %s', (_, set) => {
  test('names its source, and every code and label once', () => {
    expect(set.title).not.toBe('')
    expect(set.source).not.toBe('')
    expect(new Set(set.codes.map(({ code }) => code)).size).toBe(set.codes.length)
    expect(new Set(set.codes.map(({ label }) => label)).size).toBe(set.codes.length)
  })
  test('reads back every code and label, and no word means two codes', () => {
    const meant = new Map<string, string>()
    for (const { code, label, also, heading } of codesOf(set)) {
      expect(codeFrom(set, code)).toBe(heading ? undefined : code)
      expect(codeFrom(set, label)).toBe(heading ? undefined : code)
      expect(labelOf(set, code)).toBe(label)
      expect(isCode(set, code)).toBe(!heading)
      for (const word of new Set([label, ...(also ?? [])].map(plain))) {
        expect(meant.get(word), word).toBeUndefined()
        meant.set(word, code)
      }
    }
  })
})

test('ethnicity and education are the published lists, whole', () => {
  for (const { code, name } of fixture('ethnicity_gbt3304.csv'))
    expect(labelOf(ethnicityCodes, code!)).toBe(name)
  for (const { code, name, kind } of fixture('education_gbt4658.csv')) {
    expect(labelOf(educationCodes, code!)).toBe(name)
    expect(isCode(educationCodes, code!)).toBe(kind === 'selectable')
  }
})

test.each([
  ['ethnicityCodes', '汉', '01'],
  ['ethnicityCodes', ' 汉　族 ', '01'],
  ['ethnicityCodes', '1', '01'],
  ['ethnicityCodes', '０１', '01'],
  ['ethnicityCodes', 'HA', '01'],
  ['educationCodes', '本科', '21'],
  ['educationCodes', '大学', '21'],
  ['educationCodes', '大专', '31'],
  ['educationCodes', '研究生', undefined],
  ['educationCodes', '大学本科教育', undefined],
  ['educationCodes', '', undefined],
  ['memberCategoryCodes', '正式', 'full'],
  ['memberCategoryCodes', '中共预备党员', 'probation'],
  ['memberClassCodes', '在管', 'resident'],
  ['sexCodes', '男', '1'],
  ['sexCodes', '２', '2'],
  ['sexCodes', '男女', undefined],
  ['jobPostCodes', '退休', '4'],
  ['jobPostCodes', '0111', '0111'],
  ['jobPostCodes', '01111', undefined],
  ['jobPostCodes', '9', undefined],
  ['organisationTypeCodes', '总支', '621'],
  ['partyStatusCodes', 'constructor', undefined],
] as const)('%s reads “%s” as %s', (name, text, code) => {
  expect(codeFrom(codeSets[name]!, text)).toBe(code)
})

test('a longer code of an open list is shown by its known beginning, an unknown one as it stands', () => {
  expect(labelOf(jobPostCodes, '0111')).toBe('党政机关工作人员')
  expect(labelOf(jobPostCodes, '9')).toBe('9')
  expect(isCode(jobPostCodes, '0164')).toBe(true)
})

test('a refusal can offer what was probably meant', () => {
  expect(suggestCodes(educationCodes, '研究生').map(({ label }) => label)).toContain('硕士研究生毕业')
  expect(suggestCodes(ethnicityCodes, '维族').map(({ label }) => label)).toContain('维吾尔族')
  expect(suggestCodes(ethnicityCodes, '')).toEqual([])
})

test('every movement but the opening is counted in exactly one row of the yearly balance', () => {
  const counted = Object.values(balanceRows).flat()
  expect(new Set(counted).size).toBe(counted.length)
  const moves = [...movementInCodes.codes, ...movementOutCodes.codes].map(({ code }) => code)
  expect([...counted, 'opening'].sort()).toEqual(moves.sort())
  for (const { code, label } of leavePartyCodes.codes) expect(labelOf(movementOutCodes, code)).toBe(label)
})
