import { expect, test } from 'vitest'
import { z } from 'zod'
import { wireTable } from '../../shared/fields/wire-table.ts'

const row = z.strictObject({ id: z.string(), name: z.string(), note: z.string().nullable() })
const table = wireTable('sample', row, {
  earlier: [
    ({ id = null, label = null, note }) => (note === undefined ? { id, name: label, note: null } : undefined),
    (cells) => ({ ...cells, note: null }),
  ],
})

test('rows of each earlier version are read as rows of today, and parsed as such', () => {
  expect(table.version).toBe(3)
  const read = (version: number, cells: object) => table.fromWire(version)(cells as never)
  const now = { id: 'a', name: '样例', note: null }
  expect(read(1, { id: 'a', label: '样例' })).toEqual(now)
  expect(read(2, { id: 'a', name: '样例' })).toEqual(now)
  expect(read(3, now)).toEqual(now)
  for (const [version, cells] of [
    [1, { id: 'a', label: 7 }],
    [1, { id: 'a', label: '样例', note: '' }],
    [2, { id: 'a', label: '样例' }],
    [3, { id: 'a', name: '样例' }],
    [3, { ...now, more: 1 }],
  ] as const)
    expect(read(version, cells), `${version}`).toBeUndefined()
})
