import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { cuttingService } from '../../electron/cutting/service.ts'
import { kysely } from '../../electron/db/kysely.ts'
import { cutJudges, ledgerServices } from '../../electron/ledgers/derived.ts'
import { closeLedger, unlockLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import { cutting } from '../../shared/cutting/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { fill, type Station, station } from '../bundles/service/stations.ts'
import { choosing } from '../support/restorable.ts'
import { passwords } from '../support/test-runtime.ts'

const reason = '样例'
const services = {
  ...{ session: sessionService, audit: auditService, cutting: cuttingService(cutJudges) },
  ...ledgerServices,
}

/** An office of which a backup was made before somebody who had left was cut. */
async function office() {
  const at = await station('样例社区党委', '990000001', 'practice', services)
  fill(at, 3)
  const { rows } = await at.call(members.list, {})
  const { id, name } = rows[0]!
  const left = { left_day: '2031-01-01', revision: 2 }
  at.deed((unit) => unit.write(kysely.updateTable('member').set(left).where('id', '=', id)))
  await at.call(session.backUp, {})
  return { at, id, name }
}
const rowOf = ({ open }: Station, id: string) =>
  open!.db.file.prepare('select name, id_number, mobile from member where id = ?').get(id)
const cut = (at: Station, id: string) => at.call(cutting.cut, { ofTable: 'member', ofId: id, reason })
const head = (at: Station) => ({ ledgerId: at.ledgerId, userId: at.headId, password: passwords.head })
const sound = async (at: Station) => expect((await at.call(audit.verify, {})).broken).toEqual([])

test('a restored backup shows nothing that was cut since, and says so', async () => {
  const { at, id, name } = await office()
  const [backup] = (await at.call(session.backups, {})) as { name: string }[]
  await cut(at, id)
  expect(rowOf(at, id)).toEqual({ name, id_number: null, mobile: null })
  const { session: restored } = await at.call(session.restore, choosing(head(at), backup!.name))
  expect(restored!.notices).toContain('cut-again')
  expect(rowOf(at, id)).toEqual({ name, id_number: null, mobile: null })
  expect(await at.call(cutting.list, {})).toMatchObject([{ ofId: id, reason, cutBy: null, title: name }])
  await sound(at)
})

test('what was cut before a power cut is cut again in a backup restored right afterwards', async () => {
  const { at, id, name } = await office()
  const [backup] = (await at.call(session.backups, {})) as { name: string }[]
  await cut(at, id)
  // The power goes: nothing of closing is done.
  at.open!.db.close()
  at.open = null
  expect(existsSync(join(at.folder, 'cuts.box'))).toBe(false)
  await at.call(session.restore, choosing(head(at), backup!.name))
  expect(rowOf(at, id)).toEqual({ name, id_number: null, mobile: null })
})

test('an older file put back by hand is cut again as well, once', async () => {
  const { at, id, name } = await office()
  closeLedger(at, { backUp: false })
  cpSync(at.folder, join(at.root, 'older'), { recursive: true })
  await unlockLedger(at, at.ledgerId, at.headId, passwords.head)
  await cut(at, id)
  closeLedger(at, { backUp: false })
  cpSync(join(at.root, 'older', 'ledger.db'), join(at.folder, 'ledger.db'))
  const opened = await unlockLedger(at, at.ledgerId, at.headId, passwords.head)
  expect(opened.notices).toContain('cut-again')
  expect(rowOf(at, id)).toEqual({ name, id_number: null, mobile: null })
  closeLedger(at, { backUp: false })
  expect((await unlockLedger(at, at.ledgerId, at.headId, passwords.head)).notices).not.toContain('cut-again')
  await sound(at)
})

test('a list of somebody else’s, a broken one or none cuts nothing', async () => {
  const { at, id } = await office()
  const before = rowOf(at, id)
  const other = await office()
  await cut(other.at, other.id)
  closeLedger(other.at, { backUp: false })
  const list = join(at.folder, 'cuts.box')
  const theirs = readFileSync(join(other.at.folder, 'cuts.box'))
  for (const bytes of [theirs, Buffer.alloc(200, 7), Buffer.alloc(0)]) {
    closeLedger(at, { backUp: false })
    writeFileSync(list, bytes)
    expect((await unlockLedger(at, at.ledgerId, at.headId, passwords.head)).notices).not.toContain(
      'cut-again',
    )
    expect(rowOf(at, id)).toEqual(before)
  }
  rmSync(list)
})
