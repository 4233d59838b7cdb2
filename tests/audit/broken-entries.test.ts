import { expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { headAfter, leafOf } from '../../electron/chain/chain.ts'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { audit } from '../../shared/audit/contract.ts'
import { sayBreak } from '../../shared/audit/words.ts'
import { names } from '../../shared/words/tables.ts'
import { foundBranches, officeWith } from '../support/actors.ts'
import { ledgerId } from '../support/open-memory.ts'

const whole = {
  ...{
    after: { name: '样例' },
    at: 1,
    before: null,
    deed: 'members.enter',
    id: 'x',
    kind: 'row',
    op: 'insert',
  },
  ...{ reason: '', salt: '0'.repeat(32), schema: 1, seq: 1, table: 'member', tx: 't', user: 'u', v: 1 },
}
const broken = [
  ...['{"x":1}', '{', 'null', '[]', '{}', '', '"样例"', '7', '{"table":"member"', '{"kind":"row"}'],
  ...[{ at: 'x' }, { user: 7 }, { deed: null }, { table: {} }, { op: 'x' }, { kind: 'x' }].map((change) =>
    JSON.stringify({ ...whole, ...change }),
  ),
  ...[
    { before: 7 },
    { after: [] },
    { after: { name: {} } },
    { id: 7 },
    { tx: 7 },
    { seq: 'x' },
    { salt: 'ab' },
  ].map((change) => JSON.stringify({ ...whole, ...change })),
  JSON.stringify(whole).replace('"样例"', '1e999'),
]
const odd = ['constructor', '__proto__', 'toString'].flatMap((word) => [
  { ...whole, table: word, deed: word, user: word, op: 'update' },
  { ...whole, kind: 'event', table: '', op: '', deed: word, at: 9e15 },
])
const withKey = (word: string) => JSON.stringify(whole).replace('"name"', `"${word}"`)
const entries = [...odd.map((one) => JSON.stringify(one)), ...['constructor', '__proto__'].map(withKey)]

test.each([...broken, ...entries])(
  'an entry that says %s is told, and everything else with it',
  async (body) => {
    const office = officeWith({ audit: auditService, organisation: ledgerServices.organisation })
    await foundBranches(office)
    const { file } = office.db
    const last = file.prepare('select seq, head from audit order by seq desc limit 1').get() as {
      seq: number
      head: Buffer
    }
    const seq = last.seq + 1
    const head = headAfter(last.head, leafOf(body))
    file.prepare('insert into audit(seq, body, head, record) values (?, ?, ?, ?)').run(seq, body, head, ':x')
    office.sit('auditor')
    const found = await office.call(audit.entries, {})
    expect(found.entries[0]).toMatchObject({
      seq,
      kind: broken.includes(body) ? 'broken' : expect.any(String),
    })
    expect(found.entries).toHaveLength(seq)
    for (const filter of [
      { table: 'organisation' },
      { user: 'x' },
      { from: '2031-01-01', to: '2031-12-31' },
    ]) {
      await office.call(audit.entries, filter)
    }
    const { tables } = await office.call(audit.facets, {})
    expect(tables).toContain('organisation')
    await office.call(audit.history, { table: 'member', id: 'x' })
    const verified = await verifyLedger(file, ledgerId, async () => {})
    expect(verified.broken.map((one) => sayBreak(one, names)).join()).toContain(`第 ${seq} 条操作记录`)
  },
)
