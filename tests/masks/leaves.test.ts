import { expect, test } from 'vitest'
import { leafOf } from '../../electron/audit/chain.ts'
import { entryLines } from '../../electron/bundles/chain-part.ts'
import { commit } from '../../electron/db/commit.ts'
import { newId } from '../../electron/db/ids.ts'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { wireTablesOf } from '../../shared/tables.ts'
import { wantedStaff } from '../ledgers/payroll/payroll-office.ts'
import { foundBranches, idNumber, officeWith, wantedMember } from '../support/actors.ts'
import { testBook } from '../support/open-memory.ts'
import { possibleNumbers } from './candidates.ts'

type Body = { readonly salt?: string }
const number = idNumber(7)

/** A masked pack of an office that entered one member and one of the staff, and its own chain. */
async function packed() {
  const at = officeWith(ledgerServices)
  const { first } = await foundBranches(at)
  await at.call(members.enter, wantedMember(first.id, { idNumber: number }))
  await at.call(payroll.enter, wantedStaff({ idNumber: number }))
  const { file } = at.book
  const size = file.prepare('select max(seq) from audit').pluck().get() as number
  const bodies = file.prepare('select body from audit where seq > 0 order by seq').pluck().all() as string[]
  const lines = [...entryLines(file, 0, size, wireTablesOf('audit'))].map((line) => line.trim())
  return { bodies, lines }
}

test('who knows every column but the number finds it by no leaf of a withheld entry', async () => {
  const { bodies, lines } = await packed()
  const holders = bodies.flatMap((body, at) => (body.includes(number) ? [at] : []))
  expect(holders).toHaveLength(2)
  const shown = lines.filter((line) => line.startsWith('{')).map((line) => (JSON.parse(line) as Body).salt)
  expect(shown.length).toBeGreaterThan(5)
  for (const at of holders) {
    const { salt, ...known } = JSON.parse(bodies[at]!) as Body
    const leaf = leafOf(bodies[at]!).toString('hex')
    expect(lines[at]).toBe(`"${leaf}"`)
    const triedWith = (guess: object) => {
      const [before, after] = canonical({ ...known, ...guess } as never).split(number)
      const fits = (one: string) => leafOf(`${before}${one}${after}`).toString('hex') === leaf
      return possibleNumbers(number).filter(fits)
    }
    // Without a salt, with an empty one, and with that of every entry that is shown, of the same deed or not.
    const guesses = ['', '0'.repeat(32), ...shown].map((guess) => ({ salt: guess ?? '' }))
    expect([{}, ...guesses].flatMap(triedWith)).toEqual([])
    // The attack is one: with its salt the leaf gives the number away.
    expect(triedWith({ salt })).toEqual([number])
  }
})

test('every entry has a salt of 16 bytes of its own, within a deed and from deed to deed', () => {
  const book = testBook()
  const ambient = { user: 'u1', nowMs: 1_800_000_000_000, today: '2027-01-15', newId: () => newId() }
  for (let deed = 0; deed < 3; deed += 1) {
    commit(book, ambient, { name: 'test.fill' }, (unit) => {
      for (let nth = 0; nth < 1500; nth += 1) unit.tell('bundle.shown', 'x', {})
    })
  }
  const salts = book.file
    .prepare(`select json_extract(body, '$.salt') from audit where seq > 0`)
    .pluck()
    .all()
  expect(salts).toHaveLength(4500)
  expect(salts.every((salt) => /^[0-9a-f]{32}$/.test(String(salt)))).toBe(true)
  expect(new Set(salts).size).toBe(4500)
})
