import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import {
  enterMembers,
  foundBranches,
  idNumber,
  type Office,
  officeWith,
  TODAY,
  wantedMember,
} from '../../support/actors.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff'

async function officeWithOne(over: Partial<RawInput<typeof members.enter>> = {}) {
  const at = officeWith(ledgerServices)
  const branches = await foundBranches(at)
  const member = await at.call(members.enter, wantedMember(branches.first.id, over))
  return { at, ...branches, member, id: member.id }
}
const told = (at: Office, count: number) =>
  (at.db.file.prepare('select body from audit order by seq desc limit ?').pluck().all(count) as string[]).map(
    (body) => JSON.parse(body),
  )

describe('entering', () => {
  test('sex and birth day come from the ID number; hidden fields carry stars', async () => {
    const { at, member, first } = await officeWithOne({ idNumber: ` ${idNumber(2, '1971-02-03')} ` })
    expect(member).toMatchObject({ sex: '2', birthDay: '1971-02-03', masked: true, revision: 1 })
    expect(member.idNumber).toBe('990000************')
    expect(member.mobile).toBe('138****1234')
    expect(member.homeAddress).not.toContain('101室')
    const { branches, classes, statuses, movements } = await at.call(members.get, { id: member.id })
    expect(branches).toMatchObject([{ value: first.id, fromDay: '2031-01-01', toDay: null }])
    expect(classes).toMatchObject([{ value: 'resident' }])
    expect(statuses).toMatchObject([{ value: 'normal' }])
    expect(movements).toMatchObject([{ direction: 'in', kind: 'opening', day: '2031-01-01' }])
  })

  test('a field left empty is not known', async () => {
    const { at, member } = await officeWithOne({ mobile: ' ', remark: '' })
    expect(member).toMatchObject({ mobile: null, remark: null })
    const blank = { id: member.id, revision: 1, patch: { remark: '' }, reason: '核对' }
    expect((await at.refused(members.correct, blank)).code).toBe('members.no-change')
  })

  test('a taken ID number names the person who bears it', async () => {
    const { at, first } = await officeWithOne()
    expect(await at.refused(members.enter, wantedMember(first.id, { name: '赵样例' }))).toEqual({
      code: 'members.id-number-taken',
      params: { name: '王样例', branch: '第一支部', left: false },
    })
  })

  test('area 990000 is for practice ledgers only', async () => {
    const at = officeWith(ledgerServices, 'office')
    const { first } = await foundBranches(at)
    expect(await at.refused(members.enter, wantedMember(first.id))).toEqual({
      code: 'members.bad-id-number',
      params: { why: 'province' },
    })
  })

  test.each([
    ['members.bad-id-number', { idNumber: '990000197001010011' }],
    ['members.unknown-code', { ethnicity: '99' }],
    ['members.unknown-code', { category: 'x' }],
    ['members.unknown-code', { memberClass: 'x' }],
    ['members.unknown-code', { partyStatus: 'x' }],
    ['members.unknown-code', { entryKind: 'died' }],
    ['members.days-backwards', { joinDay: '1969-12-31', fullDay: null }],
    ['members.days-backwards', { fullDay: '1995-06-30' }],
    ['members.days-backwards', { workStartDay: '1969-12-31' }],
    ['members.future-day', { fullDay: '2031-06-16' }],
    ['members.future-day', { archiveBirthDay: '2031-06-16' }],
    ['members.future-day', { lostSince: '2031-07' }],
    ['members.future-day', { entryDay: '2031-06-16' }],
    ['members.branch-not-found', { branchId: nobody }],
  ] as const)('refused: %s %o', async (code, over) => {
    const at = officeWith(ledgerServices)
    const { first } = await foundBranches(at)
    expect((await at.refused(members.enter, wantedMember(first.id, over))).code).toBe(code)
  })

  test('members belong to branches and groups that stand', async () => {
    const at = officeWith(ledgerServices)
    const { committee, first, group } = await foundBranches(at)
    expect((await at.refused(members.enter, wantedMember(committee.id))).code).toBe('members.not-a-branch')
    await at.call(members.enter, wantedMember(group.id))
    await at.call(organisation.dissolve, { id: first.id, revision: 1, day: TODAY, reason: '合并' })
    const late = wantedMember(first.id, { idNumber: idNumber(2), entryDay: TODAY })
    expect((await at.refused(members.enter, late)).code).toBe('members.branch-not-found')
  })
})

describe('unmasking', () => {
  test('shows everything, and the chain says who looked at whom', async () => {
    const { at, id } = await officeWithOne()
    const member = await at.call(members.unmask, { id })
    expect(member).toMatchObject({ idNumber: idNumber(1), mobile: '13800001234' })
    expect(told(at, 1)).toMatchObject([{ kind: 'event', deed: 'member.unmasked', id, after: {} }])
    expect((await at.refused(members.unmask, { id: nobody })).code).toBe('members.not-found')
  })
})

describe('correcting', () => {
  test('a patch changes what it names; a masked value sent back changes nothing', async () => {
    const { at, id, member } = await officeWithOne()
    const patch = { remark: '已核对', mobile: member.mobile, idNumber: member.idNumber }
    await at.call(members.correct, { id, revision: 1, patch, reason: '核对' })
    const after = await at.call(members.unmask, { id })
    expect(after).toMatchObject({
      remark: '已核对',
      mobile: '13800001234',
      idNumber: idNumber(1),
      revision: 2,
    })
    const again = { id, revision: 2, patch: { remark: '已核对', mobile: member.mobile }, reason: '核对' }
    expect((await at.refused(members.correct, again)).code).toBe('members.no-change')
  })

  test('a new ID number brings its sex and birth day, and is found at once', async () => {
    const { at, id } = await officeWithOne()
    const patch = { idNumber: idNumber(4, '1980-05-06'), name: '单样例' }
    const after = await at.call(members.correct, { id, revision: 1, patch, reason: '补录' })
    expect(after).toMatchObject({ sex: '2', birthDay: '1980-05-06' })
    for (const search of ['shanyang', 'danyangli', 'syl', '单样', idNumber(4, '1980-05-06').slice(-6)]) {
      expect((await at.call(members.list, { search })).total, search).toBe(1)
    }
  })

  test.each([
    ['members.stale', { revision: 9 }],
    ['members.not-found', { id: nobody }],
    ['members.no-change', { patch: {} }],
    ['members.id-number-taken', { patch: { idNumber: idNumber(2) } }],
    ['members.bad-id-number', { patch: { idNumber: 'x' } }],
    ['members.unknown-code', { patch: { education: 'x' } }],
    ['members.days-backwards', { patch: { fullDay: '1990-01-01' } }],
    ['members.future-day', { patch: { joinDay: '2040-01-01', fullDay: null } }],
  ] as const)('refused: %s', async (code, over) => {
    const { at, id, first } = await officeWithOne()
    await at.call(members.enter, wantedMember(first.id, { idNumber: idNumber(2) }))
    const wanted = { id, revision: 1, patch: { remark: 'x' }, reason: '更正', ...over }
    expect((await at.refused(members.correct, wanted)).code).toBe(code)
  })
})

describe('changing branch, class or status', () => {
  test('the old stretch ends the day before; the record says what stands now', async () => {
    const { at, id, first, second } = await officeWithOne()
    const change = { id, revision: 1, set: 'branch' as const, value: second.id, reason: '搬家' }
    const after = await at.call(members.change, { ...change, fromDay: '2031-03-01' })
    expect(after).toMatchObject({ branchId: second.id, revision: 2 })
    expect((await at.call(members.get, { id })).branches).toMatchObject([
      { value: first.id, fromDay: '2031-01-01', toDay: '2031-02-28' },
      { value: second.id, fromDay: '2031-03-01', toDay: null, reason: '搬家' },
    ])
  })

  test.each([
    ['members.not-found', { id: nobody }],
    ['members.stale', { revision: 9 }],
    ['members.branch-not-found', { set: 'branch', value: nobody }],
    ['members.not-a-branch', { set: 'branch', value: 'committee' }],
    ['members.unknown-code', { set: 'class', value: 'x' }],
    ['members.unknown-code', { set: 'status', value: 'x' }],
    ['members.future-day', { fromDay: '2031-06-16' }],
    ['members.before-last-change', { fromDay: '2030-12-31' }],
    ['members.no-change', { value: 'resident' }],
  ] as const)('refused: %s', async (code, over) => {
    const { at, id, committee } = await officeWithOne()
    const asked = { id, revision: 1, set: 'class' as const, value: 'mobile' as string, ...over }
    const value = asked.value === 'committee' ? committee.id : asked.value
    const wanted = { fromDay: '2031-05-01', reason: '变更', ...asked, value }
    expect((await at.refused(members.change, wanted)).code).toBe(code)
  })

  test('refused for who has left', async () => {
    const { at, id } = await officeWithOne()
    const out = { id, revision: 1, kind: 'died', day: '2031-05-01', counterpart: '', reason: '病故' }
    await at.call(members.leave, out)
    const change = { id, revision: 2, set: 'class' as const, value: 'mobile', reason: '变更' }
    expect(await at.refused(members.change, { ...change, fromDay: '2031-05-02' })).toEqual({
      code: 'members.has-left',
      params: { day: '2031-05-01' },
    })
  })
})

describe('leaving and coming back', () => {
  const out = { kind: 'suspended', day: '2031-05-01', counterpart: '', reason: '停止党籍' }
  const back = { kind: 'restored-after-suspension', day: '2031-06-01', counterpart: '', reason: '恢复' }

  test('who leaves is listed apart, keeps the record, and may come back into another branch', async () => {
    const { at, id, second } = await officeWithOne()
    const left = await at.call(members.leave, { id, revision: 1, ...out })
    expect(left).toMatchObject({ leftDay: '2031-05-01', partyStatus: 'suspended', revision: 2 })
    expect((await at.call(members.list, {})).total).toBe(0)
    expect((await at.call(members.list, { filters: { present: false } })).total).toBe(1)
    const again = await at.call(members.comeBack, { id, revision: 2, branchId: second.id, ...back })
    expect(again).toMatchObject({ leftDay: null, partyStatus: 'restored', branchId: second.id, revision: 3 })
    const { movements, statuses } = await at.call(members.get, { id })
    expect(movements.map(({ direction }) => direction)).toEqual(['in', 'out', 'in'])
    expect(statuses.map(({ value }) => value)).toEqual(['normal', 'suspended', 'restored'])
  })

  test('nobody leaves who still holds a post', async () => {
    const { at, id, first } = await officeWithOne()
    const post = { organisationId: first.id, memberId: id, holderName: '王样例', title: 'secretary' }
    await at.call(organisation.appoint, { ...post, fromDay: '2031-01-01' })
    expect(await at.refused(members.leave, { id, revision: 1, ...out })).toEqual({
      code: 'members.holds-post',
      params: { title: '书记' },
    })
  })

  test.each([
    ['members.not-found', { id: nobody }],
    ['members.stale', { revision: 9 }],
    ['members.unknown-code', { kind: 'opening' }],
    ['members.future-day', { day: '2031-06-16' }],
    ['members.before-last-change', { day: '2030-12-31' }],
  ] as const)('leaving refused: %s', async (code, over) => {
    const { at, id } = await officeWithOne()
    expect((await at.refused(members.leave, { id, revision: 1, ...out, ...over })).code).toBe(code)
  })

  test('nobody leaves twice', async () => {
    const { at, id } = await officeWithOne()
    await at.call(members.leave, { id, revision: 1, ...out })
    expect((await at.refused(members.leave, { id, revision: 2, ...out })).code).toBe('members.has-left')
  })

  test.each([
    ['members.not-found', { id: nobody }],
    ['members.stale', { revision: 9 }],
    ['members.unknown-code', { kind: 'opening' }],
    ['members.branch-not-found', { branchId: nobody }],
    ['members.not-a-branch', { branchId: 'committee' }],
    ['members.future-day', { day: '2031-06-16' }],
    ['members.before-last-change', { day: '2031-04-30' }],
  ] as const)('coming back refused: %s', async (code, over) => {
    const { at, id, first, committee } = await officeWithOne()
    await at.call(members.leave, { id, revision: 1, ...out })
    const asked = { id, revision: 2, branchId: first.id as string, ...back, ...over }
    const branchId = asked.branchId === 'committee' ? committee.id : asked.branchId
    expect((await at.refused(members.comeBack, { ...asked, branchId })).code).toBe(code)
  })

  test('nobody comes back who never left', async () => {
    const { at, id, first } = await officeWithOne()
    const refused = await at.refused(members.comeBack, { id, revision: 1, branchId: first.id, ...back })
    expect(refused.code).toBe('members.has-not-left')
  })
})

describe('the list', () => {
  const names = async (at: Office, request: RawInput<typeof members.list>) =>
    (await at.call(members.list, request)).rows.map(({ name }) => name)

  async function five() {
    const at = officeWith(ledgerServices)
    const branches = await foundBranches(at)
    const people = [
      { name: '单样例', idNumber: idNumber(1, '1960-01-01'), joinDay: '1990-07-01', fullDay: null },
      { name: '赵样例', idNumber: idNumber(2, '1950-01-01'), joinDay: null, fullDay: null },
      { name: '安样例', idNumber: idNumber(3, '1970-01-01'), category: 'probation', fullDay: null },
      { name: '李样例', idNumber: idNumber(4, '1980-01-01'), memberClass: 'mobile', isLost: true },
      { name: '李样一', idNumber: idNumber(6, '1985-01-01'), memberClass: 'on-duty' },
    ]
    const at3 = [branches.second, branches.second, branches.first, branches.group, branches.first]
    for (const [nth, person] of people.entries()) {
      await at.call(members.enter, wantedMember(at3[nth]!.id, person))
    }
    return { at, ...branches }
  }

  test('is sorted as people read it, both ways', async () => {
    const { at } = await five()
    const byName = ['安样例', '李样例', '李样一', '单样例', '赵样例']
    expect(await names(at, {})).toEqual(byName)
    expect(await names(at, { descending: true })).toEqual(byName.toReversed())
    const byBirth = ['赵样例', '单样例', '安样例', '李样例', '李样一']
    expect(await names(at, { sort: 'birthDay' })).toEqual(byBirth)
    const byBranch = ['安样例', '李样一', '单样例', '赵样例', '李样例']
    expect(await names(at, { sort: 'branch' })).toEqual(byBranch)
    expect(await names(at, { sort: 'branch', descending: true })).toEqual(byBranch.toReversed())
    expect(await names(at, { sort: 'branch', offset: 1, limit: 3 })).toEqual(byBranch.slice(1, 4))
    expect((await names(at, { sort: 'joinDay', descending: true })).at(-1)).toBe('赵样例')
  })

  test('tells totals and sums of everything listed, not of the window', async () => {
    const { at } = await five()
    const all = { resident: 3, mobile: 1, onDuty: 1, probationary: 1 }
    for (const sort of ['name', 'branch'] as const) {
      const answer = await at.call(members.list, { sort, limit: 1 })
      expect(answer).toMatchObject({ total: 5, sums: all })
      expect(answer.rows).toHaveLength(1)
    }
    expect((await at.call(members.list, { offset: 9 })).rows).toEqual([])
  })

  test.each([
    [{ search: '李' }, ['李样例', '李样一']],
    [{ search: 'LYL' }, ['李样例']],
    [{ search: 'shan' }, ['单样例']],
    [{ search: '%' }, []],
    [{ filters: { memberClass: ['mobile', 'on-duty'] } }, ['李样例', '李样一']],
    [{ filters: { category: ['probation'] } }, ['安样例']],
    [{ filters: { partyStatus: ['suspended'] } }, []],
    [{ filters: { bornFrom: '1960-01-01', bornTo: '1970-01-01' } }, ['安样例', '单样例']],
    [{ filters: { joinedFrom: '1990-01-01', joinedTo: '1990-12-31' } }, ['单样例']],
    [{ filters: { isLost: true } }, ['李样例']],
    [{ filters: { sex: ['1'], category: ['full'] } }, ['单样例']],
    [{ search: '样例', filters: { isLost: false } }, ['安样例', '单样例', '赵样例']],
  ] as const)('%o finds %o', async (request, found) => {
    const { at } = await five()
    expect(await names(at, request as RawInput<typeof members.list>)).toEqual(found)
  })

  test('an organisation means everybody under it', async () => {
    const { at, committee, first, second, group } = await five()
    const count = async (organisationId: string) =>
      (await at.call(members.list, { filters: { organisationId }, sort: 'branch' })).total
    expect(await count(committee.id)).toBe(5)
    expect(await count(first.id)).toBe(2)
    expect(await count(second.id)).toBe(3)
    expect(await count(group.id)).toBe(1)
  })
})

test('a list of many is the same in windows of any size', async () => {
  const at = officeWith(ledgerServices)
  const { first, second, group } = await foundBranches(at)
  const homes = [first.id, second.id, group.id]
  for (const [nth, home] of homes.entries()) {
    await enterMembers(at, home, 12, (n) => ({ idNumber: idNumber(nth * 100 + n), name: '王样例' }))
  }
  for (const sort of ['name', 'birthDay', 'joinDay', 'branch'] as const) {
    for (const descending of [false, true]) {
      const whole = (await at.call(members.list, { sort, descending })).rows.map(({ id }) => id)
      expect(new Set(whole).size).toBe(36)
      const pieces = []
      for (let offset = 0; offset < 36; offset += 7) {
        pieces.push(...(await at.call(members.list, { sort, descending, offset, limit: 7 })).rows)
      }
      expect(pieces.map(({ id }) => id)).toEqual(whole)
    }
  }
})
