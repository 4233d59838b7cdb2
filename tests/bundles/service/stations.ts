import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { auditService } from '../../../electron/audit/service.ts'
import { bundleService } from '../../../electron/bundles/service.ts'
import { commit, type Unit } from '../../../electron/chain/commit.ts'
import { peopleOf } from '../../../electron/keys/keyring.ts'
import type { Services } from '../../../electron/router/router.ts'
import { makeLedger } from '../../../electron/session/making.ts'
import { unlockLedger } from '../../../electron/session/opening.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { signersNow } from '../../../electron/session/signing.ts'
import { bundles, type Confirmable } from '../../../shared/bundles/contract.ts'
import type { Relation } from '../../../shared/bundles/enrolment-contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { keysOf } from '../../../shared/kernel/person-keys.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import type { LedgerKind } from '../../../shared/session/session.ts'
import { passwords, type TestRuntime, testRuntime } from '../../support/test-runtime.ts'

// Passwords are dear on purpose, and other tests may want the computer too.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

/** A real ledger of one office, open, with a clerk and a reviewer beside its admin and head. */
export type Station = TestRuntime & {
  readonly ledgerId: Id
  readonly headId: Id
  readonly folder: string
  /** Somebody else sits down at the open ledger. */
  sit(role: Role): void
  /** One deed in the open ledger, as whoever sits there. */
  deed<T>(work: (unit: Unit) => T): T
}

/** Makes and unlocks a ledger; it vanishes with the test. */
export async function station(
  officeName: string,
  officeCode: string,
  kind: LedgerKind = 'office',
  services: Partial<Services> = { session: sessionService, bundles: bundleService, audit: auditService },
): Promise<Station> {
  const runtime = testRuntime(services)
  onTestFinished(() => runtime.end())
  const { ledgerId, people } = await makeLedger(runtime, {
    officeName,
    officeCode,
    kind,
    // A sample has as many founders as it likes; they certify each other's keys.
    isSample: true,
    people: [
      { name: '王样例', role: 'admin', password: passwords.admin },
      { name: '李样例', role: 'head', password: passwords.head },
      { name: '赵样例', role: 'clerk', password: passwords.clerk },
      { name: '钱样例', role: 'reviewer', password: passwords.clerk },
    ],
  })
  const headId = people.find(({ role }) => role === 'head')!.id
  await unlockLedger(runtime, ledgerId, headId, passwords.head)
  return seated(runtime, ledgerId, headId)
}

/** A runtime with the hands that these tests need. */
export function seated(runtime: TestRuntime, ledgerId: Id, headId: Id): Station {
  runtime.signing.password = passwords.head
  return Object.assign(runtime, {
    ledgerId,
    headId,
    folder: join(runtime.ledgersFolder, ledgerId),
    sit(role: Role) {
      const open = runtime.open!
      const person = peopleOf(open.vault.ring).find((one) => one.role === role)!
      open.person = { ...person, mustChange: false }
      // Whoever sits down signs with their own password, where a door asks for it.
      open.signing.now = null
      runtime.signing.password = passwordOf(role)
    },
    deed<T>(work: (unit: Unit) => T): T {
      const open = runtime.open!
      const nowMs = runtime.now()
      const today = new Date(nowMs).toISOString().slice(0, 10)
      return commit(
        open.db,
        { user: open.person.id, nowMs, today, newId: runtime.newId },
        { name: 'members.enter', signers: signersNow(runtime, open) },
        work,
      )
    },
  })
}

const passwordOf = (role: Role): string =>
  role === 'admin' || role === 'head' ? passwords[role] : passwords.clerk

/** A folder that stands for a stick. */
export function stick(of: Station, name = 'stick'): string {
  const path = join(of.root, name)
  mkdirSync(path, { recursive: true })
  return path
}

/** The files of one kind on a stick, by name. */
export const filesOn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))

let made = 0

/** Fills an office with a committee, a branch and `count` made-up members. */
export function fill(of: Station, count: number): void {
  of.deed((unit) => {
    const [committee, branch] = [unit.newId(), unit.newId()]
    const blank = { founded_day: null, dissolved_day: null, term_start: null, term_end: null, contact: null }
    const rest = { ...blank, division: null, unit_name: null, uscc: null, remark: null, sort: 1, revision: 1 }
    const put = unit.inserter('organisation')
    put({
      id: committee,
      parent_id: null,
      code: `c-${++made}`,
      type: '611',
      full_name: '中共样例社区委员会',
      short_name: '样例党委',
      contact_phone: '13900001234',
      ...rest,
    })
    put({
      id: branch,
      parent_id: committee,
      code: `b-${made}`,
      type: '631',
      full_name: '样例第一党支部',
      short_name: '第一支部',
      contact_phone: null,
      ...rest,
    })
    for (let at = 0; at < count; at++) putMember(unit, branch, at)
  })
}

/** One more made-up member of a branch; `nth` gives the ID number. */
export function putMember(unit: Unit, branch: string, nth: number, over: object = {}): string {
  const id = unit.newId()
  unit.inserter('member')({
    id,
    name: `样例${nth}`,
    id_number: idNumberOf(nth),
    sex: '1',
    birth_day: '1970-01-01',
    archive_birth_day: null,
    ethnicity: '01',
    education: null,
    degree: null,
    category: nth % 10 === 9 ? 'probation' : 'full',
    branch_id: branch,
    member_class: nth % 3 === 0 ? 'mobile' : 'resident',
    party_status: 'normal',
    join_day: '1995-07-01',
    full_day: null,
    join_type: null,
    join_branch: null,
    party_age_adjust_months: null,
    job_post: null,
    professional_title: null,
    stratum: null,
    is_migrant_worker: 0,
    work_start_day: null,
    mobile: '13912345678',
    phone: null,
    home_address: '样例路1号院2号楼3单元401室',
    current_address: null,
    native_place: null,
    archive_unit: null,
    is_lost: 0,
    lost_since: null,
    flow_to: null,
    remark: null,
    left_day: null,
    revision: 1,
    ...keysOf(`样例${nth}`),
    ...over,
  })
  return id
}

/** A number of area 990000; the check sign is not looked at here. */
export const idNumberOf = (nth: number): string => `99000019700101${String(nth).padStart(4, '0')}`

/** Reads the enrolment file `file` at `reader` and types the digits of `owner`'s sheet. */
export async function enrolAt(reader: Station, owner: Station, file: string, relation: Relation) {
  reader.dialogs.push([file])
  const read = await reader.call(bundles.readEnrolment, {})
  const groups = (await owner.call(bundles.identity, {})).checkNumber.split(' ')
  return reader.call(bundles.enrol, {
    token: read!.token,
    relation,
    digits: [groups[1]!, groups[3]!, groups[5]!],
    replaces: read!.replaces?.id ?? null,
  })
}

/** Request, enrolment, grant, enrolment: `lower` sends to `upper` from now on. */
export async function acquaint(lower: Station, upper: Station) {
  const folder = stick(lower, `enrol-${++made}`)
  lower.dialogs.push(folder)
  await lower.call(bundles.exportEnrolment, {})
  const below = await enrolAt(upper, lower, filesOn(folder, '.tzk')[0]!, 'subordinate')
  const back = stick(upper, `grant-${++made}`)
  upper.dialogs.push(back)
  await upper.call(bundles.exportEnrolment, { grantTo: below.id })
  const above = await enrolAt(lower, upper, filesOn(back, '.tzk')[0]!, 'superior')
  return { below, above }
}

/** The same with an auditor: `community` sends packs to it from now on. */
export async function acquaintAuditor(community: Station, auditor: Station) {
  const requests = stick(auditor, `request-${++made}`)
  auditor.dialogs.push(requests)
  await auditor.call(bundles.exportEnrolment, {})
  const there = await enrolAt(community, auditor, filesOn(requests, '.tzk')[0]!, 'auditor')
  const grants = stick(community, `grant-${++made}`)
  community.dialogs.push(grants)
  await community.call(bundles.exportEnrolment, { grantTo: there.id })
  const here = await enrolAt(auditor, community, filesOn(grants, '.tzk')[0]!, 'subordinate')
  return { there: there.id, here: here.id }
}

/** Prepares, has somebody else approve, and seals; for a reason (`despite`) what does not verify. */
export async function sealed(
  of: Station,
  peerId: Id,
  period = '2031-05',
  kind: 'report' | 'audit' = 'report',
  unmasked = false,
  despite: string | null = null,
) {
  of.sit('clerk')
  const preview = await of.call(bundles.prepare, { kind, peerId, period, unmasked })
  of.sit('head')
  await of.call(bundles.approve, { draftId: preview.draftId })
  return of.call(bundles.seal, { draftId: preview.draftId, despite })
}

/** Seals as `sealed` does and writes to a stick; answers the file. */
export async function published(
  of: Station,
  peerId: Id,
  period = '2031-05',
  kind: 'report' | 'audit' = 'report',
  unmasked = false,
  despite: string | null = null,
) {
  const item = await sealed(of, peerId, period, kind, unmasked, despite)
  const folder = stick(of, `out-${++made}`)
  of.dialogs.push(folder)
  await of.call(bundles.publish, { bundleId: item.bundleId })
  return { ...item, path: join(folder, item.fileName) }
}

/** Receives files; with `confirmed`, the first of them once more after it was refused. */
export async function receive(of: Station, paths: string[], ...confirmed: Confirmable[]) {
  of.dialogs.push(paths)
  const results = await of.call(bundles.receive, {})
  if (confirmed.length === 0) return results
  return of.call(bundles.receive, { again: { bundleId: results[0]!.bundleId, confirmed } })
}

/** Writes a receipt of `upper` for `peerId` and reads it at `lower`. */
export async function receipted(upper: Station, lower: Station, peerId: Id) {
  const folder = stick(upper, `receipt-${++made}`)
  upper.dialogs.push(folder)
  const item = await upper.call(bundles.writeReceipt, { peerId })
  return { item, results: await receive(lower, [join(folder, item!.fileName)]) }
}
