import { expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import type { Services } from '../../electron/router/router.ts'
import { services as all } from '../../electron/services.ts'
import { audit } from '../../shared/audit/contract.ts'
import { cutting } from '../../shared/cutting/contract.ts'
import { desk } from '../../shared/desk/contract.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { station } from '../bundles/service/stations.ts'
import { type At, services as importing, pasteAndApply, person } from '../imports/rosters.ts'
import { fillOffice, hidden, setDay } from '../masks/filled-office.ts'
import { foundBranches, idNumber, wantedMember } from '../support/actors.ts'

const reason = '样例'

/** An office with somebody whose telephone an import corrected, who left, and another of the same address. */
async function office() {
  const { session, desk, cutting } = all
  const services = { ...importing, session, desk, cutting, audit: auditService }
  const at = await station('样例社区党委', '990000001', 'practice', services as Partial<Services>)
  setDay(at)
  at.sit('clerk')
  const { first } = await foundBranches(at)
  const { id } = await at.call(
    members.enter,
    wantedMember(first.id, { idNumber: idNumber(1), phone: '8200' }),
  )
  const stays = await at.call(
    members.enter,
    wantedMember(first.id, { idNumber: idNumber(9), name: '李样例' }),
  )
  await pasteAndApply(at as unknown as At, person(0, { name: '王样例', mobile: '13900009999' }))
  const leave = async () => {
    const { member } = await at.call(members.get, { id })
    const { revision } = member
    const day = new Date(at.now()).toISOString().slice(0, 10)
    await at.call(members.leave, {
      id,
      revision,
      kind: 'transferred-out',
      day,
      counterpart: '',
      reason,
    })
  }
  const owner = { ofTable: 'member', ofId: id }
  return { at, id, stays, leave, owner, file: at.open!.db.file }
}

/** Everything that stands in any table of a file, but for one row. */
function everything(file: Awaited<ReturnType<typeof office>>['file'], but: string): string {
  const names = file
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .pluck()
    .all() as string[]
  return names
    .map((name) =>
      JSON.stringify(
        file
          .prepare(`select * from "${name}"`)
          .all()
          .filter((row) => (row as { id?: string }).id !== but),
      ),
    )
    .join('\n')
}

test('what is sensitive of somebody who left is cleared everywhere, and what is counted stays', async () => {
  const { at, id, stays, leave, owner, file } = await office()
  await leave()
  at.sit('clerk')
  const scrap = { list: 'members', name: '查电话', content: JSON.stringify({ search: '13900009999' }) }
  await at.call(desk.saveView, scrap)
  // Too short to tell whose it is: somebody else's draft is left alone.
  await at.call(desk.saveDraft, { form: 'bookings', recordId: 'new', content: '{"phone":"8200"}' })
  await at.call(desk.saveView, { ...scrap, name: '别的', content: '{"search":"李样例"}' })
  await at.call(desk.saveDraft, { form: 'members', recordId: id, content: '{"mobile":"13900009999"}' })
  at.sit('head')
  const { labels, why } = await at.call(cutting.preview, owner)
  expect(labels).toEqual(expect.arrayContaining(['公民身份号码', '家庭住址']))
  expect(why).toBeNull()
  await at.call(cutting.cut, { ...owner, reason })
  const { member } = await at.call(members.get, { id })
  expect(member).toMatchObject({
    name: '王样例',
    sex: '1',
    birthDay: '1970-01-01',
    idNumber: null,
    mobile: null,
    homeAddress: null,
  })
  const left = everything(file, stays.id)
  for (const secret of [idNumber(1), '13900009999', '13800001234', '样例路1号样例小区'])
    expect(left).not.toContain(secret)
  expect(await at.call(desk.views, { list: 'members' })).toEqual([])
  at.sit('clerk')
  expect((await at.call(desk.views, { list: 'members' })).map(({ name }) => name)).toEqual(['别的'])
  expect(await at.call(desk.draft, { form: 'members', recordId: id })).toBeNull()
  expect(await at.call(desk.draft, { form: 'bookings', recordId: 'new' })).not.toBeNull()
  expect((await verifyLedger(file, at.ledgerId, async () => {})).broken).toEqual([])
  const history = await at.call(audit.history, { table: 'member', id })
  expect(history.map(({ deed }) => deed)).toContain('cutting.cut')
  expect(JSON.stringify(history)).not.toMatch(/139\*|138\*|990000\*/)
  expect(
    (await at.call(members.list, { search: idNumber(1).slice(-6), filters: { present: false } })).total,
  ).toBe(0)
})

test('only a head cuts, only what is no longer needed, once, and signs it', async () => {
  const { at, leave, owner, stays } = await office()
  at.sit('head')
  expect((await at.refused(cutting.cut, { ...owner, reason })).code).toBe('members.still-here')
  expect((await at.call(cutting.preview, owner)).why).toContain('在册')
  at.sit('clerk')
  await leave()
  for (const role of ['clerk', 'reviewer', 'admin', 'auditor'] as const) {
    at.sit(role)
    expect((await at.refused(cutting.cut, { ...owner, reason })).code).toBe('session.not-allowed')
  }
  at.sit('head')
  for (const wrong of [
    { ofTable: 'voucher', ofId: stays.id },
    { ofTable: 'member', ofId: 'x' },
  ]) {
    expect((await at.refused(cutting.cut, { ...wrong, reason })).code).toBe('cutting.not-found')
  }
  await at.call(cutting.cut, { ...owner, reason })
  expect((await at.refused(cutting.cut, { ...owner, reason })).code).toBe('cutting.nothing-left')
  const signed = at
    .open!.db.file.prepare(`select count(*) from audit where body like '%deed.signed%'`)
    .pluck()
    .get()
  expect(signed).toBeGreaterThan(0)
  expect(await at.call(cutting.list, {})).toMatchObject([{ title: '王样例', reason, copies: [] }])
})

test('whom to ring for a booking is cleared once its day is over, whatever became of it', async () => {
  const at = await station('样例社区党委', '990000001', 'practice', all)
  setDay(at)
  await fillOffice(
    at,
    [1, 2, 3, 4, 5].map((nth) => idNumber(nth)),
  )
  const { file } = at.open!.db
  const { id, day } = file.prepare('select id, day from booking where phone is not null').get() as {
    id: string
    day: string
  }
  at.sit('head')
  const owner = { ofTable: 'booking', ofId: id, reason }
  setDay(at, day)
  expect((await at.refused(cutting.cut, owner)).code).toBe('bookings.not-over')
  setDay(at, addDays(day as Day, 1))
  await at.call(cutting.cut, owner)
  expect(file.prepare('select phone from booking where id = ?').pluck().get(id)).toBeNull()
  expect(everything(file, '')).not.toContain(hidden.bookingPhone)
  expect((await verifyLedger(file, at.ledgerId, async () => {})).broken).toEqual([])
})
