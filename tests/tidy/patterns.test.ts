import { analyse } from 'scslre'
import { expect, test } from 'vitest'
import { readSource, type Source, sources } from './source.ts'

/** The patterns of a file whose time grows faster than the text they look at. */
const slowIn = ({ path, patterns }: Source): string[] =>
  patterns.flatMap(({ line, text, pattern, flags }) => {
    const { reports } = analyse(new RegExp(pattern, flags.replace('g', '')))
    return reports.map(({ type }) => `${path}: ${line} ${text} ${type}`)
  })

test('no pattern of the product takes longer than its text is long', () => {
  const product = sources.filter(({ path }) => !path.startsWith('tests/'))
  expect(product.flatMap(({ patterns }) => patterns).length).toBeGreaterThan(100)
  expect(product.flatMap(slowIn)).toEqual([])
})

test('one that does is found', () => {
  expect(slowIn(readSource('a.ts', 'export const trailing = /,+$/'))).toHaveLength(1)
})
