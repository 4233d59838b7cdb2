import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { readMeta } from '../../electron/db/meta.ts'
import { unlockLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { sayMomentDay } from '../../shared/words/moments.ts'
import { wantedCard } from '../support/book-office.ts'
import { ledgersWithPapers } from '../support/funds.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestHall, testHall } from '../support/test-hall.ts'
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
  hall: TestHall,
  { ledgerId, ...of }: Pick<Office, 'ledgerId' | 'adminId' | 'headId'>,
  as: 'admin' | 'head',
) {
  await unlockLedger(hall, ledgerId, as === 'admin' ? of.adminId : of.headId, passwords[as])
  await hall.call(session.sign, { password: passwords[as] })
}

/** Lays the office's ledger under `folder`, closed. */
export async function layOffice(folder: string): Promise<Office> {
  const hall = testHall(services)
  try {
    Object.assign(hall, { ledgersFolder: join(folder, 'ledgers') })
    const made = await makeOffice(hall)
    const { ledgerId } = made
    const add = async (name: string, role: 'clerk' | 'head') =>
      (await hall.call(session.addPerson, { name, role, oneTimePassword: ONE_TIME })).id
    await sitDown(hall, made, 'head')
    const card = wantedCard({ day: sayMomentDay(hall.now()) })
    const { id: voucherId } = await hall.call(spending.enterVoucher, card)
    await attachTo(hall, voucherId, '第一份')
    await hall.call(session.lock, {})
    await sitDown(hall, made, 'admin')
    const leaver = await add('周样例', 'clerk')
    await hall.call(session.lock, {})
    await sitDown(hall, made, 'admin')
    await hall.call(session.removePerson, { userId: leaver, reason: '调离社区' })
    const clerkId = await add('赵样例', 'clerk')
    const secondId = await add('孙样例', 'head')
    await unlockLedger(hall, ledgerId, secondId, ONE_TIME)
    await hall.call(session.changePassword, { oldPassword: ONE_TIME, newPassword: '自己选的-密码-9981' })
    await sitDown(hall, made, 'head')
    await hall.call(session.grantSeal, { userId: secondId, reason: '两人可报送' })
    const people = (await hall.call(session.people, {})).map(
      ({ name, role, seals }) => `${name} ${role} ${seals}`,
    )
    await hall.call(session.lock, {})
    const own = { ledgerId, userId: made.headId, password: passwords.head }
    const { backups } = await hall.call(session.backupsOf, asking(own))
    const home = join(hall.ledgersFolder, ledgerId)
    cpSync(join(home, 'backups'), join(folder, 'stick'), { recursive: true })
    const files = filesIn(home)
    return { ...made, voucherId, clerkId, secondId, firstBackup: backups.at(-1)!.name, people, files }
  } finally {
    hall.end()
  }
}
const ONE_TIME = '一次性密码-2026'

/** Puts a paper beside a voucher; what it holds is said by a word. */
function attachTo(hall: TestHall, ofId: Id, word: string) {
  const content = Buffer.from(`%PDF-1.7 ${word}`)
  const paper = { kind: 'other', name: `${word}.pdf`, content, thumbnail: null }
  return hall.call(attachments.attach, { ofTable: 'voucher', ofId, ...paper })
}

/** A deed that changes what opens a ledger, or brings one. */
export type Course = {
  /** Who unlocks first; nobody at the first screen. */
  readonly as?: 'admin' | 'head'
  /** Whether the ledger lies in a folder elsewhere, and none is here. */
  readonly isAdopted?: true
  /** What was done long before, and closed again. */
  before?(hall: TestHall, office: Office): Promise<unknown>
  /** Does the deed, or does it once more where it was done already; in `place` the office's files lie. */
  do(hall: TestHall, office: Office, place: string, again?: boolean): Promise<unknown>
  /** Seen by the head, who has the ledger open. */
  isDone(hall: TestHall, office: Office): boolean | Promise<boolean>
  /** The people there may be when it is done: once, or once more. */
  after(people: readonly string[]): readonly (readonly string[])[]
}

const turnOf = (hall: TestHall): number => Number(readMeta(hall.open!.book.file, 'key_turn'))
const without = (people: readonly string[], ...names: string[]) =>
  people.filter((person) => !names.includes(person.split(' ')[0]!))
const same: Course['after'] = (people) => [people]

function restoreFirst(hall: TestHall, { ledgerId, headId: userId, firstBackup }: Office) {
  return hall.call(session.restore, choosing({ ledgerId, userId, password: passwords.head }, firstBackup))
}

/** What is killed at every point. */
export const courses: Readonly<Record<string, Course>> = {
  restore: {
    do: restoreFirst,
    isDone: (hall) => hall.open!.ledger.incarnation > 1,
    after: same,
  },

  restoreByCode: {
    do(hall, { ledgerId, recoveryCode: code, firstBackup: name }) {
      return hall.call(session.restore, { ledgerId, source: { from: 'own', name }, proof: { code } })
    },
    isDone: (hall) => hall.open!.ledger.incarnation > 1,
    after: same,
  },

  restoreFromStick: {
    async do(hall, { ledgerId, headId: userId, firstBackup }, place) {
      hall.dialogs.push(join(place, 'stick'))
      await hall.call(session.adopt, { wanted: ledgerId })
      const who = { ledgerId, userId, password: passwords.head }
      return hall.call(session.restore, choosing(who, firstBackup, 'stick'))
    },
    isDone: (hall) => hall.open!.ledger.incarnation > 1,
    after: same,
  },

  takeBack: {
    before: restoreFirst,
    do(hall, { ledgerId, headId: userId }) {
      const who = { ledgerId, userId, password: passwords.head }
      return hall.call(session.restore, choosing(who, '1', 'aside'))
    },
    isDone: (hall) => hall.open!.ledger.incarnation > 2,
    after: same,
  },

  adopt: {
    isAdopted: true,
    async do(hall, _, place, again) {
      hall.dialogs.push(join(place, 'elsewhere'))
      if (!again) await hall.call(session.adopt, {})
      else expect((await hall.refused(session.adopt, {})).code).toBe('session.ledger-here')
    },
    isDone: () => true,
    after: same,
  },

  attach: {
    as: 'head',
    do: (hall, { voucherId }) => attachTo(hall, voucherId, '第二份'),
    isDone: async (hall, { voucherId: ofId }) =>
      (await hall.call(attachments.of, { ofTable: 'voucher', ofId })).attachments.length > 1,
    after: same,
  },

  renewKeys: {
    as: 'head',
    do: (hall) => hall.call(session.renewKeys, { password: passwords.head, reason: '密钥可能泄露' }),
    isDone: (hall) => turnOf(hall) > 1,
    after: same,
  },

  amendPerson: {
    as: 'admin',
    do(hall, { secondId: userId }, _, again) {
      const name = again ? '改名样例' : '孙样例'
      return hall.call(session.amendPerson, { userId, name, role: 'clerk', reason: '轮岗' })
    },
    isDone: (hall) => turnOf(hall) > 1,
    after: (people) =>
      ['孙样例', '改名样例'].map((name) =>
        people.map((person) => (person.startsWith('孙样例') ? `${name} clerk false` : person)),
      ),
  },

  removePerson: {
    as: 'admin',
    do(hall, { clerkId, secondId }, _, again) {
      return hall.call(session.removePerson, { userId: again ? clerkId : secondId, reason: '调离社区' })
    },
    isDone: (hall) => turnOf(hall) > 1,
    after: (people) => [without(people, '孙样例'), without(people, '孙样例', '赵样例')],
  },
}
