import { expect, test } from 'vitest'
import { maskCells } from '../../electron/audit/masking.ts'
import { auditService } from '../../electron/audit/service.ts'
import { auditedTables, toldColumns } from '../../electron/chain/triggers.ts'
import { audit } from '../../shared/audit/contract.ts'
import { pasteAndApply, person, services } from '../imports/rosters.ts'
import { foundBranches, officeWith } from '../support/actors.ts'
import { testDatabase } from '../support/open-memory.ts'

test('no table tells a number of a person in the clear', () => {
  const { file } = testDatabase()
  const number = '990000197001010011'
  /** Of an office, not of a person. */
  const open = new Set(['organisation.contact_phone'])
  const clear = auditedTables.flatMap((table) =>
    toldColumns(file, table)
      .filter((column) => /mobile|phone|id_number|_account$|^before$/.test(column))
      .filter((column) => maskCells(table, { [column]: number })?.[column] === number)
      .map((column) => `${table}.${column}`),
  )
  expect(clear.filter((column) => !open.has(column))).toEqual(['booking.came_mobile'])
})

test('what an import changed is not read in its entries, whoever asks', async () => {
  const at = officeWith({ ...services, audit: auditService })
  await foundBranches(at)
  await pasteAndApply(at, person(0, { mobile: '13912345678' }), person(1))
  await pasteAndApply(at, person(0, { mobile: '13987654321' }))
  const kept = at.db.file.prepare("select before from import_row where op = 'update'").pluck().all()
  expect(kept.join()).toContain('13912345678')
  for (const role of ['admin', 'head', 'auditor'] as const) {
    at.sit(role)
    const { entries } = await at.call(audit.entries, {})
    expect(entries.filter(({ table }) => table === 'import_row').length).toBeGreaterThan(2)
    expect(JSON.stringify(entries)).not.toMatch(/13912345678|13987654321/)
  }
})
