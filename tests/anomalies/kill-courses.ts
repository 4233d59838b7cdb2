import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { readMeta } from '../../electron/db/meta.ts'
import { unlockLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { wantedCard } from '../support/book-office.ts'
import { ledgersWithPapers } from '../support/funds.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'
import { filesIn } from './world.ts'

/** The doors that are needed. */
export const services = { session: sessionService, audit: auditService, ...ledgersWithPapers }

/** An office that has turned its keys once: its first backup, with a paper, opens with a former key only. */
export type Office = {
  readonly ledgerId: Id
  readonly adminId: Id
  readonly headId: Id
  readonly recoveryCode: string
  /** A second head, who may seal. */
  readonly secondId: Id
  readonly clerkId: Id
  readonly firstBackup: string
  /** A voucher with one paper beside it. */
  readonly voucherId: Id
  /** Name, role and right to seal. */
  readonly people: readonly string[]
  /** Its files and their digests. */
  readonly files: readonly string[]
}

/** Opens the ledger and signs already, so that only the deed itself writes. */
export async function sitDown(
  runtime: TestRuntime,
  { ledgerId, ...of }: Pick<Office, 'ledgerId' | 'adminId' | 'headId'>,
  as: 'admin' | 'head',
) {
  await unlockLedger(runtime, ledgerId, as === 'admin' ? of.adminId : of.headId, passwords[as])
  await runtime.call(session.sign, { password: passwords[as] })
}

/** Lays the office's ledger under `folder`, closed. */
export async function layOffice(folder: string): Promise<Office> {
  const runtime = testRuntime(services)
  try {
    Object.assign(runtime, { ledgersFolder: join(folder, 'ledgers') })
    const made = await makeOffice(runtime)
    const { ledgerId } = made
    const add = async (name: string, role: 'clerk' | 'head') =>
      (await runtime.call(session.addPerson, { name, role, oneTimePassword: ONE_TIME })).id
    await sitDown(runtime, made, 'head')
    const card = wantedCard({ day: sayMomentDay(runtime.now()) })
    const { id: voucherId } = await runtime.call(spending.enterVoucher, card)
    await attachTo(runtime, voucherId, '第一份')
    await runtime.call(session.lock, {})
    await sitDown(runtime, made, 'admin')
    const leaver = await add('周样例', 'clerk')
    await runtime.call(session.lock, {})
    await sitDown(runtime, made, 'admin')
    await runtime.call(session.removePerson, { userId: leaver, reason: '调离社区' })
    const clerkId = await add('赵样例', 'clerk')
    const secondId = await add('孙样例', 'head')
    await unlockLedger(runtime, ledgerId, secondId, ONE_TIME)
    await runtime.call(session.changePassword, { oldPassword: ONE_TIME, newPassword: '自己选的-密码-9981' })
    await sitDown(runtime, made, 'head')
    await runtime.call(session.grantSeal, { userId: secondId, reason: '两人可报送' })
    const people = (await runtime.call(session.people, {})).map(
      ({ name, role, seals }) => `${name} ${role} ${seals}`,
    )
    await runtime.call(session.lock, {})
    const own = { ledgerId, userId: made.headId, password: passwords.head }
    const { backups } = await runtime.call(session.backupsOf, asking(own))
    const home = join(runtime.ledgersFolder, ledgerId)
    cpSync(join(home, 'backups'), join(folder, 'stick'), { recursive: true })
    const files = filesIn(home)
    return { ...made, voucherId, clerkId, secondId, firstBackup: backups.at(-1)!.name, people, files }
  } finally {
    runtime.end()
  }
}
const ONE_TIME = '一次性密码-2026'

/** Puts a paper beside a voucher; what it holds is said by a word. */
function attachTo(runtime: TestRuntime, ofId: Id, word: string) {
  const content = Buffer.from(`%PDF-1.7 ${word}`)
  const paper = { kind: 'other', name: `${word}.pdf`, content, thumbnail: null }
  return runtime.call(attachments.attach, { ofTable: 'voucher', ofId, ...paper })
}

/** A deed that changes what opens a ledger, or brings one. */
export type Course = {
  /** Who unlocks first; nobody at the first screen. */
  readonly as?: 'admin' | 'head'
  /** Whether the ledger lies in a folder elsewhere, and none is here. */
  readonly isAdopted?: true
  /** What was done long before, and closed again. */
  before?(runtime: TestRuntime, office: Office): Promise<unknown>
  /** Does the deed, or does it once more where it was done already; in `place` the office's files lie. */
  do(runtime: TestRuntime, office: Office, place: string, again?: boolean): Promise<unknown>
  /** Seen by the head, who has the ledger open. */
  isDone(runtime: TestRuntime, office: Office): boolean | Promise<boolean>
  /** The people there may be when it is done: once, or once more. */
  after(people: readonly string[]): readonly (readonly string[])[]
}

const turnOf = (runtime: TestRuntime): number => Number(readMeta(runtime.open!.db.file, 'key_turn'))
const without = (people: readonly string[], ...names: string[]) =>
  people.filter((person) => !names.includes(person.split(' ')[0]!))
const same: Course['after'] = (people) => [people]

function restoreFirst(runtime: TestRuntime, { ledgerId, headId: userId, firstBackup }: Office) {
  return runtime.call(session.restore, choosing({ ledgerId, userId, password: passwords.head }, firstBackup))
}

/** What is killed at every point. */
export const courses: Readonly<Record<string, Course>> = {
  restore: {
    do: restoreFirst,
    isDone: (runtime) => runtime.open!.ledger.incarnation > 1,
    after: same,
  },

  restoreByCode: {
    do(runtime, { ledgerId, recoveryCode: code, firstBackup: name }) {
      return runtime.call(session.restore, { ledgerId, source: { from: 'own', name }, proof: { code } })
    },
    isDone: (runtime) => runtime.open!.ledger.incarnation > 1,
    after: same,
  },

  restoreFromStick: {
    async do(runtime, { ledgerId, headId: userId, firstBackup }, place) {
      runtime.dialogs.push(join(place, 'stick'))
      await runtime.call(session.adopt, { wanted: ledgerId })
      const who = { ledgerId, userId, password: passwords.head }
      return runtime.call(session.restore, choosing(who, firstBackup, 'stick'))
    },
    isDone: (runtime) => runtime.open!.ledger.incarnation > 1,
    after: same,
  },

  takeBack: {
    before: restoreFirst,
    do(runtime, { ledgerId, headId: userId }) {
      const who = { ledgerId, userId, password: passwords.head }
      return runtime.call(session.restore, choosing(who, '1', 'aside'))
    },
    isDone: (runtime) => runtime.open!.ledger.incarnation > 2,
    after: same,
  },

  adopt: {
    isAdopted: true,
    async do(runtime, _, place, again) {
      runtime.dialogs.push(join(place, 'elsewhere'))
      if (!again) await runtime.call(session.adopt, {})
      else expect((await runtime.refused(session.adopt, {})).code).toBe('session.ledger-here')
    },
    isDone: () => true,
    after: same,
  },

  attach: {
    as: 'head',
    do: (runtime, { voucherId }) => attachTo(runtime, voucherId, '第二份'),
    isDone: async (runtime, { voucherId: ofId }) =>
      (await runtime.call(attachments.of, { ofTable: 'voucher', ofId })).attachments.length > 1,
    after: same,
  },

  renewKeys: {
    as: 'head',
    do: (runtime) => runtime.call(session.renewKeys, { password: passwords.head, reason: '密钥可能泄露' }),
    isDone: (runtime) => turnOf(runtime) > 1,
    after: same,
  },

  amendPerson: {
    as: 'admin',
    do(runtime, { secondId: userId }, _, again) {
      const name = again ? '改名样例' : '孙样例'
      return runtime.call(session.amendPerson, { userId, name, role: 'clerk', reason: '轮岗' })
    },
    isDone: (runtime) => turnOf(runtime) > 1,
    after: (people) =>
      ['孙样例', '改名样例'].map((name) =>
        people.map((person) => (person.startsWith('孙样例') ? `${name} clerk false` : person)),
      ),
  },

  removePerson: {
    as: 'admin',
    do(runtime, { clerkId, secondId }, _, again) {
      return runtime.call(session.removePerson, { userId: again ? clerkId : secondId, reason: '调离社区' })
    },
    isDone: (runtime) => turnOf(runtime) > 1,
    after: (people) => [without(people, '孙样例'), without(people, '孙样例', '赵样例')],
  },
}
