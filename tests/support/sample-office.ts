import { addDays, Day } from '../../shared/kernel/day.ts'
import { checkSignOf } from '../../shared/kernel/id-number.ts'
import { type Dice, dice } from './dice.ts'
import { addressOf, givenNames, surnames } from './sample-words.ts'

/**
 * 样例 people and organisations: plausible, synthetic, the same at every run. Nobody has the area
 * code 990000.
 */
export type SampleOffice = {
  readonly organisations: readonly SampleOrganisation[]
  readonly people: readonly SamplePerson[]
}

export type SampleOrganisation = {
  readonly code: string
  readonly parentCode: string | null
  readonly type: '611' | '621' | '631' | '632' | 'group'
  readonly fullName: string
  readonly shortName: string
  readonly secretary: string | null
  readonly foundedDay: Day
  readonly termStart: Day | null
  readonly termEnd: Day | null
  readonly contactPhone: string
  readonly division: string
}

export type SamplePerson = {
  readonly name: string
  readonly idNumber: string
  readonly sex: '1' | '2'
  readonly birthDay: Day
  readonly ethnicity: string
  readonly education: string
  readonly category: 'full' | 'probation'
  readonly branchCode: string
  readonly memberClass: 'resident' | 'mobile' | 'on-duty'
  readonly joinDay: Day
  readonly fullDay: Day | null
  readonly jobPost: string
  readonly mobile: string
  readonly homeAddress: string
  readonly isLost: boolean
  readonly lostSince: string | null
  readonly flowTo: string | null
}

/** The day the sample was made for; ages and terms fit it. */
export const sampleDay = Day.parse('2026-11-23')

/**
 * The community of the sample (8 branches, 320 members), `times` over: 10 and 300 are for
 * benchmarks.
 */
export function sampleOffice({ times = 1, seed = 20_261_123 } = {}): SampleOffice {
  const chance = dice(seed)
  const taken = new Set<string>()
  const people: SamplePerson[] = []
  const organisations: SampleOrganisation[] = []
  for (let community = 1; community <= times; community++) {
    const tree = communityOf(community, chance)
    const branches = tree.filter(({ type }) => type === '631' || type === '632')
    const own: SamplePerson[] = []
    for (const [index, { code }] of branches.entries()) {
      for (let count = 0; count < BRANCH_SIZES[index]!; count++) own.push(personOf(code, chance, taken))
    }
    organisations.push(...tree.map((each) => ({ ...each, secretary: secretaryOf(each, tree, own) })))
    people.push(...own)
  }
  return { organisations, people }
}

const BRANCH_SIZES = [48, 46, 44, 42, 40, 38, 36, 26]
const SECTIONS = ['东片区', '西片区']
const BRANCHES = ['第一', '第二', '第三', '第四', '第五', '第六', '退休职工']

type Bare = Omit<SampleOrganisation, 'secretary'>

function communityOf(community: number, chance: Dice): readonly Bare[] {
  const number = String(community).padStart(3, '0')
  const prefix = community === 1 ? '' : `样例${number}社区`
  const place = `样例市样例区幸福街道${prefix || '幸福社区'}`
  const shared = {
    contactPhone: `0990-6${String(100_000 + community).slice(-6)}`,
    division: `990000001${number}`,
  }
  const term = { termStart: Day.parse('2021-12-20'), termEnd: Day.parse('2026-12-19') }
  const committee = { code: `YL${number}`, parentCode: null, type: '611', ...shared, ...term } as const
  const tree: Bare[] = [
    {
      ...committee,
      fullName: `中共${place}委员会`,
      shortName: `${place.slice(10)}党委`,
      foundedDay: Day.parse('2006-06-18'),
    },
  ]
  const add = (type: Bare['type'], parent: Bare, step: string, name: string, founded: number) => {
    const short = { '611': '党委', '621': '党总支', '631': '党支部', '632': '联合党支部', group: '党小组' }[
      type
    ]
    const full = {
      '611': '委员会',
      '621': '总支部委员会',
      '631': '支部委员会',
      '632': '联合支部委员会',
      group: '党小组',
    }
    const own: Bare = {
      ...shared,
      ...(type === 'group' ? { termStart: null, termEnd: null } : term),
      code: `${parent.code}-${step}`,
      parentCode: parent.code,
      type,
      fullName: type === 'group' ? `${parent.shortName}${name}党小组` : `中共${place}${name}${full[type]}`,
      shortName: type === 'group' ? `${parent.shortName}${name}党小组` : `${prefix}${name}${short}`,
      foundedDay: addDays(Day.parse(`${founded}-03-01`), chance.roll(200)),
    }
    tree.push(own)
    return own
  }
  const sections = SECTIONS.map((name, index) => add('621', tree[0]!, `Z${index + 1}`, name, 2010))
  const branches = BRANCHES.map((name, index) =>
    add('631', sections[Math.floor(index / 3)] ?? tree[0]!, `B${index + 1}`, name, 2012),
  )
  add('632', tree[0]!, 'L1', '两新组织', 2018)
  for (const branch of branches.slice(0, 4)) {
    for (const [index, name] of ['第一', '第二', '第三'].entries())
      add('group', branch, `G${index + 1}`, name, 2019)
  }
  return tree
}

function secretaryOf(
  { code, type }: Bare,
  tree: readonly Bare[],
  people: readonly SamplePerson[],
): string | null {
  const inside = people.filter(({ branchCode }) => branchCode === code)
  if (type === '631' || type === '632') return inside[0]?.name ?? null
  if (type === 'group') return null
  if (type === '611') return people[2]?.name ?? null
  const below = tree.find(({ parentCode }) => parentCode === code)
  return people.filter(({ branchCode }) => branchCode === below?.code)[1]?.name ?? null
}

function personOf(branchCode: string, chance: Dice, taken: Set<string>): SamplePerson {
  const { birthDay, idNumber, sex } = identityOf(chance, taken)
  const age = 2026 - Number(birthDay.slice(0, 4))
  const memberClass =
    age < 60 && chance.onceIn(5) ? 'on-duty' : age < 55 && chance.onceIn(4) ? 'mobile' : 'resident'
  const isNew = age < 40 && chance.onceIn(8)
  const joinDay = isNew ? addDays(sampleDay, -1 - chance.roll(330)) : joinedAt(birthDay, age, chance)
  const isLost = memberClass === 'mobile' && chance.onceIn(12)
  return {
    name: chance.pick(surnames) + chance.pick(sex === '1' ? givenNames.men : givenNames.women),
    idNumber,
    sex,
    birthDay,
    ethnicity: chance.onceIn(20) ? chance.pick(['03', '02', '11', '15', '08']) : '01',
    education: educationOf(age, chance),
    category: isNew ? 'probation' : 'full',
    branchCode,
    memberClass,
    joinDay,
    fullDay: isNew ? null : yearLater(joinDay),
    jobPost: jobOf(age, chance),
    mobile: `1990000${String(chance.roll(10_000)).padStart(4, '0')}`,
    homeAddress: addressOf(chance),
    isLost,
    lostSince: isLost ? `2025-${String(1 + chance.roll(12)).padStart(2, '0')}` : null,
    flowTo: memberClass === 'mobile' ? chance.pick(['外省样例市', '本省样例市样例县', '样例市高新区']) : null,
  }
}

function identityOf(chance: Dice, taken: Set<string>) {
  for (;;) {
    const birthDay = addDays(Day.parse('1931-06-01'), chance.roll(75 * 365))
    const sequence = chance.roll(999) + 1
    const digits = `990000${birthDay.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    const idNumber = digits + checkSignOf(digits)
    if (taken.has(idNumber)) continue
    taken.add(idNumber)
    return { birthDay, idNumber, sex: sequence % 2 === 1 ? ('1' as const) : ('2' as const) }
  }
}

function joinedAt(birthDay: Day, age: number, chance: Dice): Day {
  const years = 18 + chance.roll(Math.max(1, Math.min(age - 20, 24)))
  const day = addDays(birthDay, Math.round(years * 365.25) + 20 + chance.roll(300))
  return [day, addDays(sampleDay, -400)].sort()[0]!
}

const yearLater = (day: Day): Day => addDays(day, day.slice(5) === '02-29' ? 366 : 365)

function educationOf(age: number, chance: Dice): string {
  if (age > 75) return chance.pick(['81', '71', '71', '61', '41'])
  if (age > 55) return chance.pick(['71', '61', '41', '31', '21'])
  return chance.pick(['31', '31', '21', '21', '21', '14'])
}

function jobOf(age: number, chance: Dice): string {
  if (age >= 60) return '4'
  if (age < 24) return '3'
  return chance.pick(['011', '013', '016', '025', '021', '5', '113'])
}
