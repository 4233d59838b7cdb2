import { expect, test } from 'vitest'
import { wireTablesOf } from '../../../shared/tables.ts'
import { unasked } from './every-door.ts'
import { soundRows } from './sound-rows.ts'
import { tryStrangeCells } from './trial.ts'

test('every table has a sound row, with every column that travels and no other', () => {
  for (const { table, columns } of wireTablesOf('audit')) {
    const names = columns.map(({ name }) => name)
    expect(Object.keys(soundRows[table]?.(1) ?? {}).sort(), table).toEqual(names.sort())
  }
})

test('every door that opens on a received ledger is asked', () => expect(unasked()).toEqual([]))

test('some strange cells in every table: received or refused by the line, and every page opens', async () => {
  await tryStrangeCells(23)
}, 600_000)
