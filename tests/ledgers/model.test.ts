import { expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { foundBranches, idNumber, type Office, officeWith, wantedMember } from '../support/actors.ts'
import { fc } from '../support/properties.ts'

/** A person of the model: what was said of each day since they came; null while they were away. */
type Person = {
  id: Id
  nth: number
  revision: number
  from: number
  days: ({ branch: number; memberClass: string; status: string } | null)[]
  since: { branch: number; class: number; status: number }
  lastMove: number
  left: boolean
}

const HORIZON = 20
const dayAt = (offset: number) => `2031-05-${String(offset + 1).padStart(2, '0')}`
const classes = ['resident', 'mobile', 'on-duty']
const outs = { died: undefined, 'transferred-out': undefined, suspended: 'suspended', expelled: 'expelled' }
const backs = { restored: 'restored', 'transferred-in': 'normal' }

const day = fc.integer({ min: 0, max: HORIZON - 1 })
const who = fc.integer({ min: 0, max: 3 })
const place = fc.integer({ min: 0, max: 2 })
const deed = fc.oneof(
  fc.record({ deed: fc.constant('enter' as const), who, place, day }),
  fc.record({ deed: fc.constant('move' as const), who, place, day }),
  fc.record({ deed: fc.constant('class' as const), who, value: fc.constantFrom(...classes), day }),
  fc.record({
    deed: fc.constant('leave' as const),
    who,
    kind: fc.constantFrom(...(Object.keys(outs) as (keyof typeof outs)[])),
    day,
  }),
  fc.record({
    deed: fc.constant('comeBack' as const),
    who,
    place,
    kind: fc.constantFrom(...(Object.keys(backs) as (keyof typeof backs)[])),
    day,
  }),
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never
type World = { at: Office; branches: Id[]; people: Map<number, Person> }

const codeOf = (error: unknown): string =>
  (error as { fault?: { code: string } }).fault?.code ?? String(error)
const latest = (person: Person) =>
  Math.max(person.since.branch, person.since.class, person.since.status, person.lastMove)

/** What the ledger must say to a deed: the code of its refusal, or null. */
function foretell({ people }: World, asked: Deed): string | null {
  const person = people.get(asked.who)
  if (asked.deed === 'enter') return person ? 'members.id-number-taken' : null
  if (!person) return 'members.not-found'
  if (asked.deed === 'comeBack') {
    if (!person.left) return 'members.has-not-left'
    return asked.day < latest(person) ? 'members.before-last-change' : null
  }
  if (person.left) return 'members.has-left'
  if (asked.deed === 'leave') return asked.day < latest(person) ? 'members.before-last-change' : null
  const now = person.days.at(-1)!
  const isSame = asked.deed === 'move' ? now.branch === asked.place : now.memberClass === asked.value
  if (isSame) return 'members.no-change'
  const since = asked.deed === 'move' ? person.since.branch : person.since.class
  return asked.day < since ? 'members.before-last-change' : null
}

/** Does the deed in the model. */
function happen(person: Person, asked: Exclude<Deed, { deed: 'enter' }>): void {
  const fill = (change: Partial<NonNullable<Person['days'][number]>>) => {
    for (let at = asked.day; at < HORIZON; at += 1) {
      const was = person.days[at]
      if (was) person.days[at] = { ...was, ...change }
    }
  }
  person.revision += 1
  if (asked.deed === 'move') {
    fill({ branch: asked.place })
    person.since.branch = asked.day
  } else if (asked.deed === 'class') {
    fill({ memberClass: asked.value })
    person.since.class = asked.day
  } else if (asked.deed === 'leave') {
    const status = outs[asked.kind]
    const now = person.days.at(-1)!
    if (status && now.status !== status) person.since.status = asked.day
    stood.set(person, { ...now, status: status ?? now.status })
    person.days.fill(null, asked.day)
    person.left = true
    person.lastMove = asked.day
  } else {
    const before = stood.get(person)!
    const after = { ...before, branch: asked.place, status: backs[asked.kind] }
    if (before.branch !== after.branch) person.since.branch = asked.day
    if (before.status !== after.status) person.since.status = asked.day
    person.days.fill(after, asked.day)
    person.left = false
    person.lastMove = asked.day
  }
}
/** What stood of a person when they left. */
const stood = new WeakMap<Person, NonNullable<Person['days'][number]>>()

async function order({ at, branches, people }: World, asked: Deed): Promise<void> {
  const fromDay = dayAt(asked.day)
  if (asked.deed === 'enter') {
    const wanted = wantedMember(branches[asked.place]!, { idNumber: idNumber(asked.who), entryDay: fromDay })
    const { id } = await at.call(members.enter, wanted)
    const days: Person['days'] = Array.from({ length: HORIZON }, () => null)
    days.fill({ branch: asked.place, memberClass: 'resident', status: 'normal' }, asked.day)
    const since = { branch: asked.day, class: asked.day, status: asked.day }
    const person = { id, nth: asked.who, revision: 1, from: asked.day, days, since }
    people.set(asked.who, { ...person, lastMove: asked.day, left: false })
    return
  }
  const person = people.get(asked.who)
  const id = person?.id ?? ('019f0000-0000-7000-8000-ffffffffffff' as Id)
  const hold = { id, revision: person?.revision ?? 1, reason: '变动' }
  if (asked.deed === 'move') {
    await at.call(members.change, { ...hold, set: 'branch', value: branches[asked.place]!, fromDay })
  } else if (asked.deed === 'class') {
    await at.call(members.change, { ...hold, set: 'class', value: asked.value, fromDay })
  } else if (asked.deed === 'leave') {
    await at.call(members.leave, { ...hold, kind: asked.kind, day: fromDay, counterpart: '' })
  } else {
    const back = { kind: asked.kind, day: fromDay, branchId: branches[asked.place]!, counterpart: '' }
    await at.call(members.comeBack, { ...hold, ...back })
  }
  happen(person!, asked)
}

async function compare({ at, branches, people }: World): Promise<void> {
  const all = [...people.values()]
  const here = all.filter(({ left }) => !left)
  const { total, sums, rows } = await at.call(members.list, {})
  const inClass = (name: string) => here.filter(({ days }) => days.at(-1)!.memberClass === name).length
  expect(total).toBe(here.length)
  expect(sums).toMatchObject({
    resident: inClass('resident'),
    mobile: inClass('mobile'),
    onDuty: inClass('on-duty'),
  })
  for (const row of rows) {
    const { days, revision } = here.find(({ id }) => id === row.id)!
    const now = days.at(-1)!
    expect([row.branchId, row.memberClass, row.partyStatus, row.revision]).toEqual([
      branches[now.branch],
      now.memberClass,
      now.status,
      revision,
    ])
  }
  for (const offset of [0, 7, 13, HORIZON - 1]) {
    const tree = await at.call(organisation.tree, { asOf: dayAt(offset) })
    const counted = branches.map((id) => tree.find((node) => node.id === id)!.memberCount)
    expect(counted).toEqual(
      branches.map((_, nth) => all.filter(({ days }) => days[offset]?.branch === nth).length),
    )
  }
}

test('the ledger says what the model says, of today and of every day before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (asked) => {
      const at = officeWith(ledgerServices)
      const { first, committee, group } = await foundBranches(at)
      const { id: third } = await at.call(organisation.found, {
        ...wantedThird,
        parentId: committee.id,
      })
      const world: World = { at, branches: [first.id, group.id, third], people: new Map() }
      for (const each of asked) {
        const said = foretell(world, each)
        const heard = await order(world, each).then(() => null, codeOf)
        expect(heard).toBe(said)
      }
      await compare(world)
    }),
    { numRuns: 25 },
  )
}, 120_000)

const wantedThird = {
  code: 'YL-103',
  type: '631',
  fullName: '样例社区第三党支部',
  shortName: '第三支部',
  foundedDay: null,
  termStart: null,
  termEnd: null,
  contact: null,
  contactPhone: null,
  division: null,
  unitName: null,
  uscc: null,
  remark: null,
}
