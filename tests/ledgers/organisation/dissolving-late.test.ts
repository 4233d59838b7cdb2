import { expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { namedBy } from '../../../electron/ledgers/organisation/store.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { enterMembers, foundBranches, officeWith, TODAY, wantedMember } from '../../support/actors.ts'
import { testDatabase } from '../../support/open-memory.ts'

async function officeWithBranches() {
  const at = officeWith(ledgerServices)
  return { at, ...(await foundBranches(at)) }
}
const inUse = (day: string) => ({ code: 'organisation.still-in-use', params: { day } })

test('a branch is not dissolved before the day its last member went elsewhere', async () => {
  const { at, first, group } = await officeWithBranches()
  const [member] = await enterMembers(at, first.id, 1)
  const { id, revision } = member!
  const move = {
    id,
    revision,
    set: 'branch' as const,
    value: group.id,
    fromDay: '2031-06-10',
    reason: '调整',
  }
  await at.call(members.change, move)
  const count = async (day: string) =>
    (await at.call(organisation.tree, { asOf: day })).find(({ parentId }) => parentId === null)!.memberCount
  const dissolve = { id: first.id, revision: 1, day: '2031-05-01', reason: '合并' }
  expect(await at.refused(organisation.dissolve, dissolve)).toEqual(inUse('2031-06-10'))
  const correct = { id: first.id, revision: 1, patch: { dissolvedDay: '2031-06-09' }, reason: '合并' }
  expect(await at.refused(organisation.correct, correct)).toEqual(inUse('2031-06-10'))
  await at.call(organisation.dissolve, { ...dissolve, day: '2031-06-10' })
  expect([await count('2031-06-09'), await count('2031-06-10')]).toEqual([1, 1])
})

test('nor before its last member left, its last group ended or its last post was laid down', async () => {
  const { at, first, second, group } = await officeWithBranches()
  const [member] = await enterMembers(at, first.id, 1)
  const { id, revision } = member!
  await at.call(members.leave, {
    id,
    revision,
    kind: 'died',
    day: '2031-06-12',
    counterpart: '',
    reason: '病故',
  })
  const of = (branch: { id: typeof first.id }, day: string) => ({
    id: branch.id,
    revision: 1,
    day,
    reason: '合并',
  })
  expect(await at.refused(organisation.dissolve, of(first, '2031-06-11'))).toEqual(inUse('2031-06-12'))
  await at.call(organisation.dissolve, of(first, '2031-06-12'))
  await at.call(organisation.dissolve, of(group, '2031-06-05'))
  expect(await at.refused(organisation.dissolve, of(second, '2031-06-04'))).toEqual(inUse('2031-06-05'))
  const post = { organisationId: second.id, memberId: null, holderName: '李样例', title: 'secretary' }
  const held = await at.call(organisation.appoint, { ...post, fromDay: '2030-01-01' })
  const relief = { postId: held.id, revision: 1, day: '2031-06-08', reason: '换届' }
  await at.call(organisation.relieve, relief)
  expect(await at.refused(organisation.dissolve, of(second, '2031-06-06'))).toEqual(inUse('2031-06-08'))
  await at.call(organisation.dissolve, of(second, '2031-06-08'))
})

test('nobody joins a dissolved branch, not even from a day when it stood', async () => {
  const { at, first } = await officeWithBranches()
  await at.call(organisation.dissolve, { id: first.id, revision: 1, day: TODAY, reason: '合并' })
  const wanted = wantedMember(first.id, { entryDay: '2031-01-01' })
  expect((await at.refused(members.enter, wanted)).code).toBe('members.branch-not-found')
})

test('built upon: every column that may name an organisation is asked', () => {
  const { file } = testDatabase()
  const tables = file.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[]
  const naming = tables.flatMap((table) =>
    (file.pragma(`foreign_key_list("${table}")`) as { table: string; from: string }[])
      .filter((key) => key.table === 'organisation')
      .map(({ from }) => `${table}.${from}`),
  )
  expect(namedBy.map((names) => names.join('.')).sort()).toEqual(naming.sort())
})
