import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import type { OpenLedger } from '../../electron/ipc/runtime.ts'
import type { Services } from '../../electron/router/router.ts'
import type { RawInput } from '../../shared/ipc/endpoint.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { checkSignOf } from '../../shared/kernel/id-number.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { foundPeople, personId, signingAs } from './founding.ts'
import { countedIds, ledgerId, testDatabase } from './open-memory.ts'
import { type TestRuntime, testRuntime } from './test-runtime.ts'

/**
 * A practice office with somebody at the desk: the router over a real encrypted ledger, on a day
 * that stands still.
 */
export type Office = TestRuntime & {
  readonly db: LedgerDatabase
  /** Somebody else sits down. */
  sit(role: Role): void
  /** The day it is from now on. */
  setDay(day: string): void
}

/** The day it is in every office of the tests, unless somebody says otherwise. */
export const TODAY = '2031-06-15' as Day

export function officeWith(services: Partial<Services>, kind: 'practice' | 'office' = 'practice'): Office {
  const runtime = testRuntime(services)
  const db = testDatabase()
  const ledger = { id: ledgerId, kind, officeName: '样例社区党委', officeCode: 'yangli', incarnation: 1 }
  const personAs = (role: Role) => ({
    id: personId(role),
    name: '样例',
    role,
    seals: false,
    mustChange: false,
  })
  const signing = { now: signingAs('clerk', ledgerId) }
  const open = {
    db,
    person: personAs('clerk'),
    ledger,
    vault: { sealKey: null },
    notices: [],
    signing,
  } as unknown as OpenLedger
  let nowMs = Date.parse(`${TODAY}T02:00:00Z`)
  foundPeople(db, ledgerId, kind, nowMs)
  onTestFinished(() => rmSync(runtime.root, { recursive: true, force: true }))
  return Object.assign(runtime, {
    open,
    db,
    newId: countedIds(),
    now: () => nowMs,
    sit: (role: Role) => {
      open.person = personAs(role)
      open.signing.now = signingAs(role, ledgerId)
    },
    setDay: (day: string) => {
      nowMs = Date.parse(`${day}T02:00:00Z`)
    },
  })
}

/** A sound ID number that nobody has: area 990000. `nth` tells people of one birthday apart. */
export function idNumber(nth: number, birthDay = '1970-01-01'): string {
  const digits = `990000${birthDay.replaceAll('-', '')}${String(nth % 1000).padStart(3, '0')}`
  return digits + checkSignOf(digits)
}

/** What a form sends for a new organisation. */
export const wantedOrganisation = (
  over: Partial<RawInput<typeof organisation.found>> = {},
): RawInput<typeof organisation.found> => ({
  parentId: null,
  code: 'YL-001',
  type: '611',
  fullName: '中共样例社区委员会',
  shortName: '样例党委',
  foundedDay: '2001-07-01',
  termStart: null,
  termEnd: null,
  contact: null,
  contactPhone: null,
  division: null,
  unitName: null,
  uscc: null,
  remark: null,
  ...over,
})

/** What a form sends for a new person of the roster. */
export const wantedMember = (
  branchId: string,
  over: Partial<RawInput<typeof members.enter>> = {},
): RawInput<typeof members.enter> => ({
  name: '王样例',
  idNumber: idNumber(1),
  archiveBirthDay: null,
  ethnicity: '01',
  education: '21',
  degree: null,
  category: 'full',
  joinDay: '1995-07-01',
  fullDay: '1996-07-01',
  joinType: 'developed',
  joinBranch: null,
  partyAgeAdjustMonths: null,
  jobPost: '4',
  professionalTitle: null,
  stratum: null,
  isMigrantWorker: false,
  workStartDay: null,
  mobile: '13800001234',
  phone: null,
  homeAddress: '样例路1号样例小区1栋1单元101室',
  currentAddress: null,
  nativePlace: null,
  archiveUnit: null,
  isLost: false,
  lostSince: null,
  flowTo: null,
  remark: null,
  branchId,
  memberClass: 'resident',
  partyStatus: 'normal',
  entryKind: 'opening',
  entryDay: '2031-01-01',
  counterpart: '',
  ...over,
})

/** A committee with two branches, the second with a group. */
export async function foundBranches(office: Pick<TestRuntime, 'call'>) {
  const found = (over: Partial<RawInput<typeof organisation.found>>) =>
    office.call(organisation.found, wantedOrganisation(over))
  const committee = await found({})
  const first = await found({
    parentId: committee.id,
    code: 'YL-101',
    type: '631',
    fullName: '样例社区第一党支部',
    shortName: '第一支部',
  })
  const second = await found({
    parentId: committee.id,
    code: 'YL-102',
    type: '631',
    fullName: '样例社区第二党支部',
    shortName: '第二支部',
  })
  const group = await found({
    parentId: second.id,
    code: 'YL-102-1',
    type: 'group',
    fullName: '样例社区第二党支部第一党小组',
    shortName: '二支部一组',
  })
  return { committee, first, second, group }
}

/** Enters people of one branch, one after the other; `over` may differ from person to person. */
export async function enterMembers(
  office: Office,
  branchId: string,
  count: number,
  over: (nth: number) => Partial<RawInput<typeof members.enter>> = () => ({}),
) {
  const entered = []
  for (let nth = 0; nth < count; nth += 1) {
    const wanted = wantedMember(branchId, { idNumber: idNumber(nth + 1), ...over(nth) })
    entered.push(await office.call(members.enter, wanted))
  }
  return entered
}
