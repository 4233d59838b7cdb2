import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { services } from '../../electron/services.ts'
import { ageBands } from '../../shared/codes/age-bands.ts'
import { desk } from '../../shared/desk/contract.ts'
import { bornIn } from '../../shared/desk/due.ts'
import { deskWords } from '../../shared/desk/words.ts'
import { addDays, type Day, yearsBetween } from '../../shared/kernel/day.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { foundBranches, idNumber, officeWith, TODAY, wantedMember } from '../support/actors.ts'
import { fc } from '../support/properties.ts'

const office = () => officeWith({ ...ledgerServices, desk: services.desk })

describe('工作台', () => {
  test('says what is due and missing, with the soonest day and the way there', async () => {
    const at = office()
    const { first, second } = await foundBranches(at)
    const correct = (id: typeof first.id, termEnd: string) =>
      at.call(organisation.correct, { id, revision: 1, patch: { termEnd }, reason: '换届' })
    await correct(first.id, '2031-09-13')
    await correct(second.id, '2031-06-14')
    const probation = { category: 'probation', fullDay: null }
    const people = [
      { ...probation, joinDay: '2030-06-14' },
      { ...probation, joinDay: '2030-06-15' },
      { ...probation, joinDay: '2030-08-14' },
      { ...probation, joinDay: '2030-08-15' },
      { joinDay: null, fullDay: null, mobile: null, education: null },
      { isLost: true, lostSince: '2030-12' },
      { isLost: true, lostSince: '2031-01' },
    ]
    for (const [nth, over] of people.entries()) {
      await at.call(members.enter, wantedMember(first.id, { idNumber: idNumber(nth + 1), ...over }))
    }
    const { items } = await at.call(desk.overview, { today: TODAY })
    expect(items.map(({ kind, code, count, day }) => [kind, code, count, day])).toEqual([
      ['due', 'term-over', 1, '2031-06-14'],
      ['due', 'term-ending', 1, '2031-09-13'],
      ['missing', 'no-secretary', 2, null],
      ['missing', 'no-term', 1, null],
      ['due', 'probation-over', 1, '2031-06-14'],
      ['due', 'probation-ending', 2, '2031-06-15'],
      ['missing', 'no-join-day', 1, null],
      ['missing', 'no-full-day', 1, null],
      ['missing', 'no-mobile', 1, null],
      ['missing', 'no-education', 1, null],
      ['missing', 'lost-contact', 1, null],
      ['due', 'backup-due', 0, null],
    ])
    for (const { code } of items) expect(Object.keys(deskWords)).toContain(code)
    for (const { page, filters, count, code } of items) {
      if (page !== 'members' || !code.startsWith('probation')) continue
      expect((await at.call(members.list, { filters })).total).toBe(count)
    }
  })

  test('counts people by class, age and branch; who left is not counted', async () => {
    const at = office()
    const { first, second, group } = await foundBranches(at)
    const enter = (nth: number, birthDay: string, memberClass: string, branch = first.id) =>
      at.call(members.enter, wantedMember(branch, { idNumber: idNumber(nth, birthDay), memberClass }))
    await enter(1, '1960-06-15', 'resident')
    await enter(2, '1960-06-16', 'mobile')
    await enter(3, '1970-01-01', 'mobile', group.id)
    await enter(5, '1970-01-01', 'mobile', second.id)
    const gone = await enter(4, '1970-01-01', 'resident')
    const out = { kind: 'died', day: TODAY, counterpart: '', reason: '病故' }
    await at.call(members.leave, { id: gone.id, revision: 1, ...out })
    const { members: figures, organisations } = await at.call(desk.overview, { today: TODAY })
    expect(organisations).toBe(4)
    expect(figures.total).toBe(4)
    expect(figures.byClass.map(({ label, count }) => [label, count])).toEqual([
      ['在管党员', 1],
      ['流动党员', 3],
    ])
    expect(figures.byBranch.map(({ label, count }) => [label, count])).toEqual([
      ['第一支部', 2],
      ['第二支部', 1],
      ['二支部一组', 1],
    ])
    expect(figures.byAge.filter(({ count }) => count > 0)).toEqual([
      { code: '61-65', label: '61—65岁', count: 2 },
      { code: '66-70', label: '66—70岁', count: 1 },
      { code: 'from-71', label: '71岁及以上', count: 1 },
    ])
  })

  test('an empty ledger asks for nothing', async () => {
    const answer = await office().call(desk.overview, { today: TODAY })
    expect(answer).toMatchObject({ items: [], organisations: 0, lastBackupMs: null, lastReceipt: null })
  })

  test('says how old the last backup is', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    await at.call(members.enter, wantedMember(first.id))
    const backedUp = (day: string) =>
      at.db.file
        .prepare(`insert or replace into meta(key, value) values ('last_backup_at', ?)`)
        .run(String(Date.parse(`${day}T00:00:00Z`)))
    const backups = async () =>
      (await at.call(desk.overview, { today: TODAY })).items.filter(({ code }) => code === 'backup-due')
    backedUp('2031-06-08')
    expect(await backups()).toMatchObject([{ count: 7 }])
    backedUp('2031-06-09')
    expect(await backups()).toEqual([])
  })
})

describe('age bands', () => {
  test('everybody is in exactly one band, the one their age says', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays('1930-01-01' as Day, offset))
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [birth, today] = one < other ? [one, other] : [other, one]
        const age = yearsBetween(birth, today)
        const found = ageBands.filter((band) => {
          const { bornFrom, bornTo } = bornIn(band, today)
          return (bornFrom === null || birth >= bornFrom) && (bornTo === null || birth <= bornTo)
        })
        expect(found).toHaveLength(1)
        expect(age).toBeGreaterThanOrEqual(found[0]!.from)
        expect(age).toBeLessThanOrEqual(found[0]!.to ?? 999)
      }),
      {
        examples: [
          ['2000-02-29' as Day, '2031-02-28' as Day],
          ['2000-02-28' as Day, '2032-02-29' as Day],
        ],
      },
    )
  })
})

describe('what a person keeps for themselves', () => {
  const view = { list: 'members', name: '流动党员', content: '{"a":1}' }

  test('views by name, one’s own only', async () => {
    const at = office()
    const { id } = await at.call(desk.saveView, view)
    expect(await at.call(desk.saveView, { ...view, content: '{"a":2}' })).toEqual({ id })
    expect(await at.call(desk.views, { list: 'members' })).toEqual([
      { id, name: '流动党员', content: '{"a":2}' },
    ])
    at.sit('head')
    expect(await at.call(desk.views, { list: 'members' })).toEqual([])
    await at.call(desk.dropView, { id })
    at.sit('clerk')
    expect(await at.call(desk.views, { list: 'members' })).toHaveLength(1)
    await at.call(desk.dropView, { id })
    expect(await at.call(desk.views, { list: 'members' })).toEqual([])
  })

  test('drafts of forms, one’s own only', async () => {
    const at = office()
    const place = { form: 'member', recordId: 'new' }
    expect(await at.call(desk.draft, place)).toBeNull()
    await at.call(desk.saveDraft, { ...place, content: '甲' })
    await at.call(desk.saveDraft, { ...place, content: '乙' })
    expect(await at.call(desk.draft, place)).toEqual({ content: '乙', atMs: at.now() })
    at.sit('head')
    expect(await at.call(desk.draft, place)).toBeNull()
    await at.call(desk.dropDraft, place)
    at.sit('clerk')
    await at.call(desk.dropDraft, place)
    expect(await at.call(desk.draft, place)).toBeNull()
  })
})
