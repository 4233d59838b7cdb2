import { expect, test } from 'vitest'
import { inTreeOrder, sumsUnder } from '../../shared/kernel/tree.ts'

const deep = Array.from({ length: 12_000 }, (_, at) => ({
  id: String(at),
  parentId: at === 0 ? null : String(at - 1),
}))

test('a chain of 12,000 levels is walked to its end', () => {
  expect(inTreeOrder(deep)).toEqual(deep)
  expect(inTreeOrder(deep.toReversed())).toEqual(deep)
  expect(sumsUnder(deep, new Map([['11999', 7]])).get('0')).toBe(7)
})

test('siblings stay as they were given, each before what stands under it', () => {
  const placed = ['b', 'a', 'b1', 'a1', 'b2'].map((id) => ({ id, parentId: id.length > 1 ? id[0]! : null }))
  expect(inTreeOrder(placed).map(({ id }) => id)).toEqual(['b', 'b1', 'b2', 'a', 'a1'])
})
