import { expect, test } from 'vitest'
import { accountService } from '../../electron/accounts/service.ts'
import { entryLines } from '../../electron/bundles/format/chain-part.ts'
import { leafOf } from '../../electron/chain/chain.ts'
import { commit } from '../../electron/chain/commit.ts'
import { newId } from '../../electron/db/ids.ts'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { accounts } from '../../shared/accounts/contract.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import { wireTablesOf } from '../../shared/tables.ts'
import { enterMembers, foundBranches, officeWith, TODAY } from '../support/actors.ts'
import { personId } from '../support/founding.ts'
import { testDatabase } from '../support/open-memory.ts'

type Body = { readonly salt?: string }

/** A masked pack of an office that said whose an account is, and its own chain. */
async function packed() {
  const at = officeWith({ ...ledgerServices, accounts: accountService })
  const { first } = await foundBranches(at)
  const people = await enterMembers(at, first.id, 20)
  const { id } = people[7]!
  at.sit('head')
  const link = { accountId: personId('clerk'), of: 'member', personId: id, fromDay: TODAY } as const
  await at.call(accounts.link, { ...link, reason: '样例' })
  const { file } = at.db
  const size = file.prepare('select max(seq) from audit').pluck().get() as number
  const bodies = file.prepare('select body from audit where seq > 0 order by seq').pluck().all() as string[]
  const lines = [...entryLines(file, 0, size, wireTablesOf('audit'))].map((line) => line.trim())
  return { bodies, lines, id, everybody: people.map((one) => one.id) }
}

test('who knows every column but one finds it by no leaf of a withheld entry', async () => {
  const { bodies, lines, id, everybody } = await packed()
  const at = lines.findIndex((line) => line.startsWith('"'))
  expect(bodies[at]).toContain('"table":"account_link"')
  const shown = lines.filter((line) => line.startsWith('{')).map((line) => (JSON.parse(line) as Body).salt)
  expect(shown.length).toBeGreaterThan(5)
  const { salt, ...known } = JSON.parse(bodies[at]!) as Body
  const leaf = leafOf(bodies[at]!).toString('hex')
  expect(lines[at]).toBe(`"${leaf}"`)
  const triedWith = (guess: object) => {
    const [before, after] = canonical({ ...known, ...guess } as never).split(id)
    return everybody.filter((one) => leafOf(`${before}${one}${after}`).toString('hex') === leaf)
  }
  // Without a salt, with an empty one, and with that of every entry that is shown, of the same deed or not.
  const guesses = ['', '0'.repeat(32), ...shown].map((guess) => ({ salt: guess ?? '' }))
  expect([{}, ...guesses].flatMap(triedWith)).toEqual([])
  // The attack is one: with its salt the leaf gives the person away.
  expect(triedWith({ salt })).toEqual([id])
})

test('every entry has a salt of 16 bytes of its own, within a deed and from deed to deed', () => {
  const db = testDatabase()
  const ambient = { user: 'u1', nowMs: 1_800_000_000_000, today: '2027-01-15', newId: () => newId() }
  for (let deed = 0; deed < 3; deed += 1) {
    commit(db, ambient, { name: 'test.fill' }, (unit) => {
      for (let nth = 0; nth < 1500; nth += 1) unit.record('bundle.shown', 'x', {})
    })
  }
  const salts = db.file.prepare(`select json_extract(body, '$.salt') from audit where seq > 0`).pluck().all()
  expect(salts).toHaveLength(4500)
  expect(salts.every((salt) => /^[0-9a-f]{32}$/.test(String(salt)))).toBe(true)
  expect(new Set(salts).size).toBe(4500)
})
