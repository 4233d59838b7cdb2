import { expect, test } from 'vitest'
import { newId } from '../../electron/db/ids.ts'
import { Id } from '../../shared/kernel/id.ts'

test('ids sort in the order in which they were made: within a millisecond, and over a clock set back', () => {
  const now = Date.now() + 1_000_000
  const moments = [...Array(5000).fill(now), ...Array(5000).fill(now - 86_400_000), now + 60_000, now]
  const ids = moments.map((moment) => newId(moment))
  expect(ids).toEqual([...new Set(ids)].sort())
  for (const id of ids.slice(0, 50)) expect(Id.safeParse(id).success).toBe(true)
})

test('an id begins with its time', () => {
  const then = Date.UTC(2099, 0, 1)
  expect(newId(then).replace('-', '').slice(0, 12)).toBe(then.toString(16).padStart(12, '0'))
})
