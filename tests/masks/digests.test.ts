import { expect, test } from 'vitest'
import { sourceOf } from '../../electron/bundles/format/pack.ts'
import { spellRow } from '../../electron/bundles/format/table.ts'
import { sha256Hex } from '../../electron/crypto/digest.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { imports } from '../../shared/imports/contract.ts'
import { wireTablesOf } from '../../shared/tables.ts'
import { auditedPair } from '../bundles/service/pairs.ts'
import { soundRows } from '../bundles/strange-cells/sound-rows.ts'
import { pasteAndApply, person, services } from '../imports/rosters.ts'
import { foundBranches, idNumber, officeWith } from '../support/actors.ts'
import { possibleNumbers } from './candidates.ts'

const number = idNumber(7)

test('the digest of what was prepared unmasked is tried with all numbers, and none gives it', async () => {
  const { community, there } = await auditedPair()
  // Nobody who is marked is in it: what is tried are the staff, whose numbers have no marks beside them.
  community.deed((unit) => {
    const keys = { name_key: '', search: '' }
    unit.inserter('staff')({ ...soundRows['staff']!(1), id_number: number, ...keys } as never)
  })
  const { file } = community.open!.db
  const end = file.prepare('select seq, head from audit order by seq desc limit 1').get() as {
    seq: number
    head: Uint8Array
  }
  const leaving = { kind: 'audit', unmasked: true, markKey: new Uint8Array(32), chainSize: end.seq } as const
  const texts = wireTablesOf('audit').map((table) => {
    const { rows, name, version, columns, masked } = sourceOf(file, table, leaving)
    const lines = [...rows].map((row) => `${spellRow(row)}\n`).join('')
    return (as: string) => {
      const ofLines = sha256Hex(lines.replaceAll(number, as))
      return `${sha256Hex(JSON.stringify([name, version, columns, masked, ofLines]))}\n`
    }
  })
  await community.call(bundles.prepare, { kind: 'audit', peerId: there, period: '2031-05', unmasked: true })
  const told = file
    .prepare(`select body from audit where record like 'export_draft:%'`)
    .pluck()
    .get() as string
  expect(told).toMatch(/"content_sha256":"[0-9a-f]{64}"/)
  const head = Buffer.from(end.head).toString('hex')
  const tried = possibleNumbers(number).filter((one) =>
    told.includes(sha256Hex(texts.map((text) => text(one)).join('') + head)),
  )
  expect(tried).toEqual([])
})

test('an import leaves no digest of what was pasted or opened', async () => {
  const at = officeWith(services)
  await foundBranches(at)
  await pasteAndApply(at, person(0), person(1))
  expect(await at.call(imports.batches, {})).toHaveLength(1)
  const told = at.db.file.prepare(`select body from audit where record like 'import_%'`).pluck().all()
  expect(told).toHaveLength(3)
  for (const body of told) {
    const { after } = JSON.parse(body as string) as { after: object }
    expect(JSON.stringify(after)).not.toMatch(/[0-9a-f]{64}/)
  }
})
