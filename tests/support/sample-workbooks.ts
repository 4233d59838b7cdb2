import { educationCodes } from '../../shared/codes/education.ts'
import { ethnicityCodes } from '../../shared/codes/ethnicity.ts'
import { labelOf } from '../../shared/codes/index.ts'
import { memberClassCodes } from '../../shared/codes/membership.ts'
import { jobPostCodes } from '../../shared/codes/occupation.ts'
import { organisationTypeCodes } from '../../shared/codes/organisation.ts'
import { sexCodes } from '../../shared/codes/person.ts'
import { checkSignOf } from '../../shared/kernel/id-number.ts'
import { type Dice, dice } from './dice.ts'
import { type RawCell, rawWorkbook } from './raw-workbook.ts'
import { type SampleOffice, type SamplePerson, sampleOffice } from './sample-office.ts'

/**
 * The organisation list of the sample office as its clerk keeps it: two title rows, a totals line,
 * short codes.
 */
export function organisationWorkbook({ organisations, people }: SampleOffice = sampleOffice()): Uint8Array {
  const nameOf = (code: string | null) => organisations.find((each) => each.code === code)?.shortName ?? null
  const headings = [
    '序号',
    '党组织编码',
    '党组织名称',
    '简称',
    '党组织类型',
    '上级党组织',
    '书记',
    '党员数',
    '联系电话',
  ]
  const more = ['成立时间', '换届时间', '届满时间', '行政区划代码', '备注']
  const rows = organisations.map((each, index): RawCell[] => [
    { number: String(index + 1) },
    each.code,
    each.fullName,
    each.shortName,
    labelOf(organisationTypeCodes, each.type),
    nameOf(each.parentCode),
    each.secretary,
    { number: String(people.filter(({ branchCode }) => branchCode === each.code).length) },
    each.contactPhone,
    { day: each.foundedDay },
    each.termStart?.replaceAll('-', '.').replace('.0', '.') ?? null,
    each.termEnd?.replaceAll('-', '/') ?? null,
    { number: each.division },
    '样例',
  ])
  return rawWorkbook({
    name: '党组织',
    rows: [
      ['样例市样例区幸福街道幸福社区党组织基本情况表（样例数据，并非真实组织）'],
      ['填报单位：幸福社区党委（样例）', null, null, null, null, null, '填报日期：2026年11月23日'],
      [...headings, ...more],
      ...rows,
      ['合计', { number: String(organisations.length) }, null, null, null, null, null, { number: '320' }],
      ['填表人：样例', null, null, '审核人：样例'],
    ],
    merges: ['A1:N1', 'A2:F2', 'G2:N2'],
    widths: [6, 16, 44, 24, 12, 18, 10, 8, 14, 12, 12, 12, 16, 8],
  })
}

/** How the roster was spoilt: which wrong cells, by what is wrong with them. Forty in all. */
export const SPOILT = [
  ...Array.from({ length: 5 }, () => 'id-check' as const),
  ...Array.from({ length: 4 }, () => 'id-as-number' as const),
  ...Array.from({ length: 2 }, () => 'id-short' as const),
  'id-old',
  'id-letter',
  'id-date',
  ...Array.from({ length: 2 }, () => 'id-blank' as const),
  ...Array.from({ length: 3 }, () => 'sex' as const),
  ...Array.from({ length: 2 }, () => 'birth' as const),
  ...Array.from({ length: 2 }, () => 'join-words' as const),
  ...Array.from({ length: 2 }, () => 'join-year' as const),
  'join-short-year',
  'join-month-13',
  'join-zero-lost',
  'join-future',
  ...Array.from({ length: 2 }, () => 'full-before-join' as const),
  ...Array.from({ length: 2 }, () => 'education' as const),
  'category',
  'ethnicity',
  ...Array.from({ length: 2 }, () => 'branch' as const),
  ...Array.from({ length: 2 }, () => 'mobile' as const),
  'lost',
] as const
type Spoiling = (typeof SPOILT)[number]

const HEADINGS = [
  '序号',
  '姓　名',
  '性别',
  '民族',
  '身份证号码',
  '出生年月',
  '文化程度',
  '党员类别',
  '所在支部',
  '入党时间',
  '转正时间',
  '管理类别',
  '联系方式',
  '家庭住址\n（具体到门牌号）',
  '工作岗位',
  '是否失联',
  '失联时间',
  '流动去向',
  '年龄',
  '备注',
]

/**
 * The member roster of the sample office as it really comes: title rows, blank rows, dates and
 * codes in every spelling,
 * trailing spaces, {@link SPOILT} wrong cells and six people who stand in it twice.
 */
export function memberWorkbook(office: SampleOffice = sampleOffice()): Uint8Array {
  const chance = dice(7)
  const spoilings = spoilingsFor(office)
  const branchOf = new Map(office.organisations.map(({ code, shortName }) => [code, shortName]))
  const lines = office.people.map((person, index) =>
    lineOf(person, branchOf.get(person.branchCode)!, chance, spoilings.get(index)),
  )
  for (let twice = 0; twice < 6; twice++) {
    const index = office.people.length - 1 - twice * 37
    lines.push(
      lineOf(office.people[index]!, branchOf.get(office.people[index]!.branchCode)!, chance, undefined),
    )
  }
  const numbered = lines.map((line, index): RawCell[] => [{ number: String(index + 1) }, ...line])
  const withGaps = numbered.flatMap((line, index): RawCell[][] => (index % 60 === 59 ? [line, []] : [line]))
  withGaps.splice(151, 0, [], [...HEADINGS])
  return rawWorkbook({
    name: '党员花名册',
    rows: [
      ['幸福社区党委党员花名册（样例数据，人员均为虚构）'],
      [
        '填报单位：样例市样例区幸福街道幸福社区党委',
        null,
        null,
        null,
        null,
        null,
        null,
        '截止日期：2026年11月23日',
      ],
      [],
      HEADINGS,
      ...withGaps,
      [],
      ['合计', `${office.people.length}人`],
      ['填表人：样例', null, null, null, '审核人：样例'],
    ],
    merges: ['A1:T1', 'A2:G2', 'H2:T2'],
    widths: [6, 12, 6, 10, 22, 12, 14, 12, 18, 12, 12, 12, 16, 36, 16, 10, 10, 18, 6, 10],
  })
}

/**
 * Spoils people spread over the roster, two of them twice; never one who holds a post or stands in
 * it twice.
 */
function spoilingsFor({ people, organisations }: SampleOffice): ReadonlyMap<number, readonly Spoiling[]> {
  const spoilings = new Map<number, Spoiling[]>()
  const holders = new Set(organisations.map(({ secretary }) => secretary))
  const free = people.flatMap(({ name, category, memberClass }, index) => {
    const twice = (people.length - 1 - index) % 37 === 0 && people.length - 1 - index <= 185
    return holders.has(name) || twice || category !== 'full' || memberClass !== 'resident' ? [] : [index]
  })
  const rows = SPOILT.length - 2
  for (const [index, spoiling] of SPOILT.entries()) {
    const at = free[Math.floor(((index % rows) * free.length) / rows)]!
    spoilings.set(at, [...(spoilings.get(at) ?? []), spoiling])
  }
  return spoilings
}

function lineOf(
  person: SamplePerson,
  branch: string,
  chance: Dice,
  spoilings: readonly Spoiling[] | undefined,
): RawCell[] {
  const { name, sex, birthDay, joinDay, fullDay } = person
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(birthDay)!
  const line: RawCell[] = [
    name.length === 2 && chance.onceIn(3) ? `${name[0]}　${name[1]}` : chance.onceIn(9) ? `${name} ` : name,
    chance.pick([labelOf(sexCodes, sex), labelOf(sexCodes, sex), { number: sex }, sex]),
    chance.pick([
      labelOf(ethnicityCodes, person.ethnicity),
      labelOf(ethnicityCodes, person.ethnicity).slice(0, -1),
    ]),
    idSpelling(person.idNumber, chance),
    chance.pick([`${year}.${month}`, `${year}年${Number(month)}月`, { day: birthDay }, birthDay]),
    educationSpelling(person.education, chance),
    chance.pick(person.category === 'full' ? ['正式党员', '正式', '中共党员'] : ['预备党员', '预备']),
    chance.onceIn(8) ? `${branch}　` : branch,
    daySpelling(joinDay, chance),
    fullDay && daySpelling(fullDay, chance),
    person.memberClass === 'resident' && chance.onceIn(3)
      ? null
      : labelOf(memberClassCodes, person.memberClass).slice(0, 2),
    chance.onceIn(7) ? { number: person.mobile } : chance.onceIn(6) ? wide(person.mobile) : person.mobile,
    person.homeAddress,
    chance.pick([labelOf(jobPostCodes, person.jobPost), person.jobPost.length > 1 ? person.jobPost : null]),
    person.isLost ? '是' : chance.onceIn(3) ? '否' : null,
    person.lostSince?.replace('-0', '.').replace('-', '.') ?? null,
    person.flowTo,
    { formula: `DATEDIF(DATE(${year},${Number(month)},1),TODAY(),"y")`, result: String(2026 - Number(year)) },
    '样例',
  ]
  for (const spoiling of spoilings ?? []) spoil(line, spoiling, person)
  return line
}

const wide = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

function idSpelling(idNumber: string, chance: Dice): string {
  if (chance.onceIn(25)) return wide(idNumber)
  if (chance.onceIn(25)) return `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`
  if (chance.onceIn(15)) return `${idNumber} `
  return idNumber.endsWith('X') && chance.onceIn(2) ? idNumber.toLowerCase() : idNumber
}

function educationSpelling(code: string, chance: Dice): string {
  const short: Readonly<Record<string, readonly string[]>> = {
    '14': ['硕士研究生', '硕士'],
    '21': ['本科', '大学', '大学本科'],
    '31': ['大专', '专科'],
    '41': ['中专'],
    '61': ['高中'],
    '71': ['初中'],
    '81': ['小学'],
  }
  return chance.pick([labelOf(educationCodes, code), ...(short[code] ?? [])])
}

/** A day as a clerk writes it; a month alone is as common as a whole day. */
function daySpelling(day: string, chance: Dice): RawCell {
  const [year, month, date] = day.split('-') as [string, string, string]
  const [shortMonth, shortDate] = [String(Number(month)), String(Number(date))]
  // As a bare number, 1990.10 would lose its zero: that spelling is among the spoilt ones.
  const asNumber =
    shortMonth === '1' || shortMonth === '10' ? `${year}.${month}` : { number: `${year}.${shortMonth}` }
  return chance.pick<RawCell>([
    `${year}.${shortMonth}`,
    asNumber,
    { number: `${year}${month}` },
    day,
    { day },
    `${year}/${shortMonth}/${shortDate}`,
    `${year}年${shortMonth}月`,
    `${year}年${shortMonth}月${shortDate}日`,
    `${wide(year)}．${wide(shortMonth)}`,
    `${year}.${shortMonth}.${shortDate} `,
  ])
}

const AT = {
  sex: 1,
  ethnicity: 2,
  id: 3,
  birth: 4,
  education: 5,
  category: 6,
  branch: 7,
  join: 8,
  full: 9,
  mobile: 11,
  lost: 14,
}

function spoil(line: RawCell[], spoiling: Spoiling, { idNumber, sex, joinDay }: SamplePerson): void {
  const put = (column: keyof typeof AT, cell: RawCell) => {
    line[AT[column]] = cell
  }
  const digits = (birth: string) => idNumber.slice(0, 6) + birth + idNumber.slice(14, 17)
  const spoilings: Readonly<Record<Spoiling, () => void>> = {
    'id-check': () => put('id', idNumber.slice(0, 17) + (idNumber[17] === '1' ? '2' : '1')),
    'id-as-number': () => put('id', { number: `${idNumber[0]}.${idNumber.slice(1, 15)}E+17` }),
    'id-short': () => put('id', idNumber.slice(0, 17)),
    'id-old': () => put('id', idNumber.slice(0, 6) + idNumber.slice(8, 17)),
    'id-letter': () => put('id', `${idNumber.slice(0, 13)}O${idNumber.slice(14)}`),
    'id-date': () => put('id', digits('19550231') + checkSignOf(digits('19550231'))),
    'id-blank': () => put('id', null),
    sex: () => put('sex', sex === '1' ? '女' : '男'),
    birth: () => put('birth', '1930.5'),
    'join-words': () => put('join', '约八十年代'),
    'join-year': () => put('join', joinDay.slice(0, 4)),
    'join-short-year': () => put('join', '85.7'),
    'join-month-13': () => put('join', '1985.13'),
    'join-zero-lost': () => put('join', { number: '1990.1' }),
    'join-future': () => put('join', '2062.7.1'),
    'full-before-join': () => put('full', '1940.7'),
    education: () => put('education', '研究生'),
    category: () => put('category', '积极分子'),
    ethnicity: () => put('ethnicity', '汗族'),
    branch: () => put('branch', '第九党支部'),
    mobile: () => put('mobile', '1990000123'),
    lost: () => put('lost', '？'),
  }
  spoilings[spoiling]()
}
