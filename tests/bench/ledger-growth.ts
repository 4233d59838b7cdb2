import { expect } from 'vitest'
import { putPoint } from '../../electron/audit/checkpoint.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { heldOf } from '../../electron/bundles/enrolment/held.ts'
import { figures, matrix } from '../../electron/bundles/incoming/matrix.ts'
import { commit } from '../../electron/chain/commit.ts'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import { type SigningKey, signingKey } from '../../electron/crypto/ed25519.ts'
import { sshSign } from '../../electron/crypto/sshsig.ts'
import { type Keyring, parseKeyring } from '../../electron/keys/keyring.ts'
import { countPayGaps } from '../../electron/ledgers/payroll/figures.ts'
import { checkpointText } from '../../shared/bundles/checkpoint.ts'
import { decide } from '../../shared/bundles/sequence.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import type { Month } from '../../shared/kernel/month.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { wireTablesOf } from '../../shared/tables.ts'
import { idOf, soundRows } from '../bundles/strange-cells/sound-rows.ts'
import { firstRing, idOf as slotId } from '../keys/rings.ts'
import { countedIds, ledgerId, tempDatabase } from '../support/open-memory.ts'
import { untold } from './bare.ts'
import { noteGrowth, quickest } from './growth.ts'
import type { Note } from './table.ts'

const month = '2031-05' as Month
const signer: SigningKey = signingKey(new Uint8Array(32).fill(9))

/** How what grows with rows, points, slots and bundles of somebody else takes longer with them. */
export async function ledgerGrowthFigures(note: Note): Promise<void> {
  for (const [what, size, lay, work] of WORK) {
    const times: number[] = []
    for (const each of [size, size * 2, size * 4]) {
      const db = tempDatabase()
      lay(db, each)
      times.push(quickest(() => work(db, each)))
      db.close()
    }
    noteGrowth(note, what, size * 4, times)
  }
  noteGrowth(note, 'checkpoints, verified', 800, await verifying([200, 400, 800]))
}

type Line = readonly [
  what: string,
  size: number,
  lay: (db: LedgerDatabase, size: number) => void,
  work: (db: LedgerDatabase, size: number) => unknown,
]

const WORK: readonly Line[] = [
  ['gaps of insurance, items × staff', 2_000, insured, ({ writer }) => countPayGaps(writer, month, month)],
  [
    'bundles in the inbox, told by month',
    5_000,
    received,
    ({ writer }) => matrix(writer, { from: month, to: month }),
  ],
  ['bundles in the inbox, added up', 5_000, received, ({ writer }) => figures(writer, month)],
  [
    'bundles in the inbox, one more put in its place',
    5_000,
    received,
    ({ writer }, size) => {
      const next = { incarnation: 1, seq: size + 1, id: sha(size + 1), prev: sha(size) }
      return decide({ ...next, mode: 'full', forkedFrom: null }, heldOf(writer, idOf('organisation', 0)))
    },
  ],
  ['recovery slots planted in a keyring', 500, () => {}, planted],
]

function put({ file }: LedgerDatabase, table: string, rows: readonly object[]): void {
  const columns = Object.keys(rows[0]!)
  const names = columns.map((name) => `"${name}"`)
  const insert = file.prepare(
    `insert into "${table}"(${names}) values (${columns.map((name) => `@${name}`)})`,
  )
  file.transaction(() => {
    for (const row of rows) insert.run(row)
  })()
}

const each = (size: number, row: (nth: number) => object) =>
  Array.from({ length: size }, (_, nth) => row(nth))

/** As many rules of insurance as people, and for every person what was paid of one item. */
function insured(db: LedgerDatabase, size: number): void {
  untold(db, () => {
    db.file.pragma('foreign_keys=OFF')
    const sound = (table: string) => {
      const own = wireTablesOf('audit').find((one) => one.table === table)!
      const read = own.fromWire(own.version)
      return each(size, (nth) => read(soundRows[table]!(nth))!)
    }
    put(db, 'staff', sound('staff'))
    put(db, 'staff_post', sound('staff_post'))
    const rules = sound('pay_insurance')
    put(
      db,
      'pay_insurance',
      rules.map((row, nth) => ({ ...row, item: nth % 2 ? 'pension' : 'medical' })),
    )
    put(db, 'pay_run', [{ ...sound('pay_run')[0]!, month }])
    put(db, 'insurance_record', sound('insurance_record'))
  })
}

const sha = (nth: number): string => nth.toString(16).padStart(64, '0')

/** A report for every number, all of one subordinate and one month. */
function received(db: LedgerDatabase, size: number): void {
  const peer = idOf('fund', 0)
  const ledger = idOf('organisation', 0)
  untold(db, () => {
    put(db, 'peer', [
      {
        ...{
          id: peer,
          relation: 'subordinate',
          office_name: '样例社区党委',
          office_code: '990000001',
          ledger,
        },
        ...{ practice: 0, sign_pub: 'a'.repeat(44), recipient: '样例', fingerprint: '样例', state: 'active' },
        ...{ since: 1, revision: 1 },
      },
    ])
    put(
      db,
      'inbox',
      each(size, (nth) => ({
        ...{ id: sha(nth + 1), peer_id: peer, kind: 'report', ledger, incarnation: 1, seq: nth + 1 },
        ...{
          prev: sha(nth),
          period: month,
          period_revision: nth + 1,
          outcome: 'next',
          file_sha256: sha(nth),
        },
        ...{ rows: 1, audit_size: 1, audit_head: sha(nth), received_at: 1, acceptance: 'waiting' },
        ...{ judged_by: null, judge_note: null, masked_labels: '', revision: 1 },
      })),
    )
  })
}

function planted(_: LedgerDatabase, size: number): string {
  const ring: Keyring = rings.get(size) ?? firstRing().ring
  rings.set(size, ring)
  const own = ring.slots.find(({ kind }) => kind === 'recovery')!
  const bytes =
    files.get(size) ??
    Buffer.from(canonical({ ...ring, slots: each(size, (nth) => ({ ...own, id: slotId(nth) })) } as never))
  files.set(size, bytes)
  try {
    parseKeyring(bytes)
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code
    throw error
  }
  throw new Error('a keyring with planted slots is damaged')
}
const rings = new Map<number, Keyring>()
const files = new Map<number, Buffer>()

/** Milliseconds that a ledger of so many points takes to be verified, every signature with them. */
async function verifying(sizes: readonly number[]): Promise<number[]> {
  const times: number[] = []
  for (const size of sizes) {
    const db = tempDatabase()
    pointed(db, size)
    const proof = { key: signer.publicKey, receipted: [], sheet: null, unchanged: null }
    const verify = () => verifyLedger(db.file, ledgerId, async () => {}, proof)
    const { lines, broken } = await verify()
    expect(lines.find(({ what }) => what === 'signatures')).toMatchObject({ count: size })
    expect(broken.filter(({ what }) => what === 'forged')).toEqual([])
    const start = process.threadCpuUsage()
    await verify()
    times.push(process.threadCpuUsage(start).user / 1000)
    db.close()
  }
  return times
}

function pointed(db: LedgerDatabase, size: number): void {
  const newId = countedIds()
  const ambient = { user: idOf('person_account', 0), nowMs: 1, today: '2031-05-12', newId }
  for (let nth = 0; nth < size; nth += 1) {
    commit(db, ambient, { name: 'audit.checkpointSheet' }, (unit) => {
      const end = db.file.prepare('select seq as size, head from audit order by seq desc limit 1').get()
      const { size: at, head } = (end ?? { size: 0, head: Buffer.alloc(32) }) as {
        size: number
        head: Buffer
      }
      const said = { ledger: ledgerId, incarnation: 1, size: at, head: head.toString('hex') }
      const text = checkpointText({ ...said, at: '2031-05-12T00:00:00.000Z' })
      const signature = sshSign(Buffer.from(text), signer, 'checkpoint@tzb.v1').toString('utf8')
      putPoint(unit, { size: at, head, at: 1, text, signature })
    })
  }
}
