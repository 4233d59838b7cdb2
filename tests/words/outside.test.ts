import { describe, expect, test } from 'vitest'
import { decodeText } from '../../electron/sheets/xml.ts'
import { codeFrom, isCode, labelOf } from '../../shared/codes/index.ts'
import { sayMoment, sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { sayStep } from '../../shared/kernel/step-words.ts'
import { changesOf, columnLabel } from '../../shared/words/changes.ts'
import { sayDeed } from '../../shared/words/deeds.ts'
import { sayFacts } from '../../shared/words/events.ts'
import { tableWords } from '../../shared/words/tables.ts'
import { codeSets } from '../support/code-sets.ts'

/** What every object has, whatever was put into it. */
const owned = [...Object.getOwnPropertyNames(Object.prototype), 'caller', 'length', 'name']

describe.each(owned)('the word %s from outside is shown as it stands', (word) => {
  const nobody = () => undefined

  test('as a deed, an event, a fact, a step, a table, a column', () => {
    expect([sayDeed(word), sayStep(word), columnLabel(word, word)]).toEqual([
      word,
      word,
      columnLabel('x', word),
    ])
    expect(typeof columnLabel('member', word)).toBe('string')
    expect(tableWords[word]).toBeUndefined()
    for (const facts of [{ [word]: word }, { kind: word }, { role: word }, { columns: word }]) {
      for (const { label, value } of sayFacts(
        'members.exported',
        Object.fromEntries(Object.entries(facts)),
        nobody,
      )) {
        expect([typeof label, typeof value]).toEqual(['string', 'string'])
      }
    }
  })

  test('as a table, a column or a value of an entry', () => {
    for (const column of [
      word,
      'state',
      'kind',
      'role',
      'op',
      'noun',
      'direction',
      'scale',
      'value',
      'title',
    ]) {
      for (const table of [word, 'member', 'pay_rate', 'person_account', 'movement', 'post']) {
        const after = Object.fromEntries([
          [column, word],
          ['scale', word],
        ])
        for (const one of changesOf({ table, before: null, after })) {
          expect([typeof one.label, typeof one.after]).toEqual(['string', 'string'])
        }
        changesOf({ table, before: null, after: { [column]: 9e15, scale: word } })
      }
    }
  })

  test('as a code, and as what somebody wrote for one', () => {
    for (const set of Object.values(codeSets)) {
      expect(labelOf(set, word)).toBe(word)
      expect(isCode(set, word)).toBe(false)
      expect(codeFrom(set, word)).toBeUndefined()
    }
  })

  test('as an entity in a workbook', () => expect(decodeText(`&${word};`)).toBe(`&${word};`))
})

test.each([9e15, -9e15, 8.64e15, Number.NaN, Number.POSITIVE_INFINITY, 253_402_300_800_000])(
  'the moment %s is shown as one that a clock can show',
  (ms) => {
    expect(sayMoment(ms)).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
    expect(sayMomentDay(ms)).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  },
)
