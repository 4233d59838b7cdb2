import { describe, expect, test } from 'vitest'
import type { Field } from '../../shared/fields/field.ts'
import { isNothing, tickedWord } from '../../shared/sheets/as-written.ts'
import { asWritten, readerOf } from '../../shared/sheets/cells.ts'

const read = (kind: Field['kind'], text: string, epoch1904 = false) => {
  const field: Field = { name: 'field', label: '栏', kind, width: 100 }
  return asWritten(
    field,
    readerOf(field, () => 'unknown', { epoch1904 }),
  )(text)
}

describe('nothing, as offices write it', () => {
  test.each(['/', '／', '\\', '-', '－', '—', '——', '–', '无', '暂无', '没有', 'N/A', 'n／a', '□', ' / '])(
    '%s is a blank cell',
    (text) => {
      expect(isNothing(text)).toBe(true)
      for (const kind of ['text', 'day', 'month', 'integer', 'fen', 'reference'] as const)
        expect(read(kind, text), kind).toEqual({ ok: true, value: { value: null } })
    },
  )

  test.each(['0', '无锡', '-1', '1/2', '无党派', '是', '吴', 'NA区'])('%s is something', (text) =>
    expect(isNothing(text)).toBe(false),
  )

  test('a word that the field itself has is the field’s', () => {
    expect(read('flag', '无')).toEqual({ ok: true, value: { value: false } })
    expect(read('flag', '/')).toEqual({ ok: true, value: { value: null } })
  })
})

describe('a box that is ticked', () => {
  test.each([
    ['□是 ☑否', '否'],
    ['☑是□否', '是'],
    ['是□ 否√', '否'],
    ['是（　）否（√）', '否'],
    ['（√）是、（ ）否', '是'],
    ['■男 □女', '男'],
    ['☐ 是 ☒ 否', '否'],
    ['□是 □否', ''],
    ['☑是 ☑否', undefined],
    ['是', undefined],
    ['√', undefined],
    ['王（工会）', undefined],
  ])('%s is %s', (text, word) => expect(tickedWord(text)).toBe(word))

  test('is its word where a field is chosen, and text where it is text', () => {
    expect(read('flag', '□是 ☑否')).toEqual({ ok: true, value: { value: false } })
    expect(read('flag', '☑')).toEqual({ ok: true, value: { value: true } })
    expect(read('flag', '□是 □否')).toEqual({ ok: true, value: { value: null } })
    expect(read('flag', '☑是 ☑否').ok).toBe(false)
    expect(read('text', '□是 ☑否')).toEqual({ ok: true, value: { value: '□是 ☑否' } })
  })
})

describe('five digits under a date', () => {
  test.each([
    ['32933', false, '1990-03-01'],
    ['33433', true, '1995-07-15'],
    ['34895', false, '1995-07-15'],
    ['19950', false, '1954-08-14'],
  ])('%s (1904: %s) is %s', (text, epoch1904, day) => {
    expect(read('day', text, epoch1904)).toEqual({ ok: true, value: { value: day } })
    expect(read('month', text, epoch1904)).toEqual({ ok: true, value: { value: day.slice(0, 7) } })
  })

  test.each(['19957', '20031', '19001'])('%s may be a month, and is asked about', (text) => {
    expect(read('day', text)).toMatchObject({ ok: false, fault: { code: 'day-unclear' } })
    expect(read('month', text)).toMatchObject({ ok: false, fault: { code: 'day-unclear' } })
  })
})
