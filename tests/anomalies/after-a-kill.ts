import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openReadOnly } from '../../electron/chain/database.ts'
import { receivedFile, receivedKeyName } from '../../electron/folder/folders.ts'
import { sweepLedgers } from '../../electron/folder/ledger-folder.ts'
import { peopleOf } from '../../electron/keys/keyring.ts'
import { services } from '../../electron/services.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { session } from '../../shared/session/contract.ts'
import { type TestRuntime, testRuntime } from '../support/test-runtime.ts'
import { passwordOf, type Told } from './killed-program.ts'
import { complaintsAbout } from './world.ts'

/** What was found: nothing to complain of, how far the acts came, and the password that opened. */
export type Found = {
  readonly complaints: readonly string[]
  readonly reached: number
  readonly password?: string
}

/** Starts the program anew after a kill and compares what is there with what was said to be done. */
export async function afterwards(told: Told, lines: readonly string[]): Promise<Found> {
  const runtime = testRuntime(services)
  Object.assign(runtime, { ledgersFolder: told.ledgersFolder })
  try {
    sweepLedgers(runtime.ledgersFolder)
    const opened =
      told.act === 'password' ? await openChanged(runtime, told, lines) : await open(runtime, told)
    const complaints = await complaintsAbout(runtime.open!.db)
    const seen = await lookers[told.act](runtime, told, lines)
    return {
      ...opened,
      reached: seen.reached ?? opened.reached,
      complaints: [...complaints, ...seen.wrong, ...leftovers(told)],
    }
  } finally {
    closeLedger(runtime, { backUp: false })
    runtime.end()
  }
}

async function open(
  runtime: TestRuntime,
  { ledgerId, userId, password }: Told,
): Promise<{ reached: number }> {
  await runtime.call(session.unlock, { ledgerId, userId, password })
  return { reached: 0 }
}

/** The password of the last change that was done, or of the one that was under way, and no other. */
async function openChanged(runtime: TestRuntime, told: Told, lines: readonly string[]) {
  const reached = Math.max(told.from - 1, ...lines.map(Number))
  const last = reached === told.from - 1 ? told.password : passwordOf(reached)
  const tried = [
    { reached, password: last },
    { reached: reached + 1, password: passwordOf(reached + 1) },
  ]
  for (const one of tried) {
    try {
      await open(runtime, { ...told, password: one.password })
      return one
    } catch (error) {
      if (!(error instanceof Refusal) || error.fault.code !== 'session.wrong-password') throw error
    }
  }
  throw new Error(`neither the ${reached}th nor the next password opens`)
}

type Seen = { readonly wrong: readonly string[]; readonly reached?: number }
type Looker = (runtime: TestRuntime, told: Told, lines: readonly string[]) => Seen | Promise<Seen>

/** Every line that begins so, without its beginning. */
const after = (lines: readonly string[], word: string): string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))

const rows = <Row>(runtime: TestRuntime, sql: string, ...values: unknown[]): Row[] =>
  runtime.open!.db.file.prepare(sql).all(...values) as Row[]

const digest = (path: string): string =>
  existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'missing'

const remark: Looker = (runtime, told, lines) => {
  const found = Number(
    runtime
      .open!.db.file.prepare('select remark from organisation where id = ?')
      .pluck()
      .get(told.branchId) ?? 0,
  )
  const last = Math.max(told.from - 1, ...lines.map((line) => Number(line.replace('locked ', ''))))
  const wrong = found === last || found === last + 1 ? [] : [`${last} was done, ${found} is there`]
  return { wrong, reached: found }
}

const lookers: Readonly<Record<Told['act'], Looker>> = {
  commit: remark,

  import(runtime, told, lines) {
    const batches = rows<{ id: string; undone: number; kept: number; people: number; told: number }>(
      runtime,
      `select id, undone_at is not null as undone, rows_new as told,
         (select count(*) from import_row where batch_id = import_batch.id) as kept,
         (select count(*) from import_row join member on member.id = record_id
           where batch_id = import_batch.id) as people from import_batch`,
    )
    const known = new Map(batches.map((batch) => [batch.id, batch]))
    const lost = after(lines, 'applied').filter((id) => !known.has(id))
    const back = after(lines, 'undone').filter((id) => !known.get(id)?.undone)
    const torn = batches.filter(
      ({ undone, kept, people, told }) => kept !== told || people !== (undone ? 0 : told),
    )
    // Numbers of a round that failed may be used again, those that landed may not.
    const reached = told.from + after(lines, 'applied').length
    return { wrong: [...lost, ...back, ...torn.map((batch) => JSON.stringify(batch))], reached }
  },

  async export(runtime, { stick, ledgersFolder, ledgerId }, lines) {
    const sealed = rows<{
      id: string
      seq: number
      file_name: string
      file_sha256: string
      published_at: number
    }>(runtime, 'select * from outbox order by seq')
    const known = new Map(sealed.map((row) => [row.id, row]))
    const drafts = new Set(rows<{ id: string }>(runtime, 'select id from export_draft').map(({ id }) => id))
    const wrong = [
      ...after(lines, 'prepared').filter((id) => !drafts.has(id)),
      ...after(lines, 'sealed').filter((id) => !known.has(id)),
      ...sealed.filter(({ seq }, at) => seq !== at + 1).map(({ seq }) => `number ${seq} is out of its place`),
    ]
    const outbox = join(ledgersFolder, ledgerId, 'outbox')
    for (const row of sealed) {
      if (digest(join(outbox, `${row.id}.tzb`)) !== row.file_sha256) wrong.push(`${row.id} has no bytes`)
    }
    for (const line of after(lines, 'published')) {
      const [id, name] = line.split(' ')
      const row = known.get(id!)
      if (!row?.published_at || digest(join(stick, name!)) !== row.file_sha256) wrong.push(`${name} was lost`)
    }
    const last = sealed.at(-1)
    if (last) {
      runtime.dialogs.push(stick)
      await runtime.call(bundles.publish, { bundleId: last.id })
    }
    const whole = new Set(sealed.map((row) => row.file_sha256))
    const onStick = readdirSync(stick).filter((name) => name.includes('TZB1'))
    wrong.push(
      ...onStick.filter((name) => !whole.has(digest(join(stick, name)))).map((name) => `${name} is torn`),
    )
    return { wrong }
  },

  async receive(runtime, told, lines) {
    const folder = join(told.ledgersFolder, told.ledgerId)
    const wrong = ownedFiles(runtime, folder)
    const held = new Set(rows<{ id: string }>(runtime, 'select id from inbox').map(({ id }) => id))
    wrong.push(...lines.filter((line) => !held.has(line.split(' ')[1]!)))
    runtime.dialogs.push([...told.bundles])
    const results = await runtime.call(bundles.receive, {})
    wrong.push(...results.filter(({ outcome }) => outcome === 'refused').map(({ code }) => code))
    if ((await runtime.call(bundles.inbox, {})).length !== told.bundles.length) wrong.push('not all came in')
    return { wrong: [...wrong, ...ownedFiles(runtime, folder)] }
  },

  lock(runtime, told, lines) {
    const { vault } = runtime.open!
    const folder = join(told.ledgersFolder, told.ledgerId, 'backups')
    const newest = readdirSync(folder)
      .filter((name) => !name.endsWith('.part'))
      .sort()
      .slice(-3)
    const wrong = newest.filter((name) => {
      const copy = openReadOnly(join(folder, name, 'ledger.db'), vault.dek, vault.ring.cipher)
      const pages = copy.file.pragma('integrity_check', { simple: true })
      copy.close()
      return pages !== 'ok' || !existsSync(join(folder, name, 'header.json'))
    })
    const seen = remark(runtime, told, lines) as Seen
    return { ...seen, wrong: [...seen.wrong, ...wrong] }
  },

  rotate(runtime, { from }, lines) {
    const inRing = peopleOf(runtime.open!.vault.ring).map(({ name }) => name)
    const inRows = rows<{ name: string }>(runtime, 'select name from person_account where removed = 0')
    const [added, removed] = [after(lines, 'added'), after(lines, 'removed')]
    const underWay = added.at(-1)
    const lost = added.filter(
      (name) => !removed.includes(name) && name !== underWay && !inRing.includes(name),
    )
    const [turn] = rows<{ value: string }>(runtime, `select value from meta where key = 'key_turn'`)
    const former = rows(runtime, `select name from secret where name like 'age-identity:%'`).length
    const same = JSON.stringify(inRows.map(({ name }) => name).sort()) === JSON.stringify([...inRing].sort())
    return {
      wrong: [
        ...lost,
        ...removed.filter((name) => inRing.includes(name)),
        ...(same ? [] : ['ring and rows differ']),
        ...(former === Number(turn!.value) ? [] : ['a former identity is gone']),
      ],
      reached: from + added.length,
    }
  },

  password: () => ({ wrong: [] }),

  restore(runtime, _, lines) {
    const { incarnation } = runtime.open!.ledger
    const last = Math.max(1, ...lines.map(Number))
    return { wrong: incarnation >= last ? [] : [`${last} was begun, ${incarnation} is there`] }
  },
}

/** Received files and their rows belong together, one to one, and every file opens. */
function ownedFiles(runtime: TestRuntime, folder: string): string[] {
  const inbox = rows<{ id: string; file_sha256: string }>(runtime, 'select id, file_sha256 from inbox')
  const wrong = inbox.flatMap(({ id, file_sha256 }) => {
    const [key] = rows<{ sealed: string }>(
      runtime,
      'select sealed from secret where name = ?',
      receivedKeyName(id),
    )
    const db = openReadOnly(receivedFile(folder, id), Buffer.from(key!.sealed, 'base64'), 'aegis')
    const pages = db.file.pragma('integrity_check', { simple: true })
    db.close()
    const isKept = digest(join(folder, 'inbox', `${file_sha256}.tzb`)) === file_sha256
    return pages === 'ok' && isKept ? [] : [`${id} is damaged`]
  })
  const named = new Set(inbox.map(({ id }) => `${id}.db`))
  return [...wrong, ...readdirSync(join(folder, 'received')).filter((name) => !named.has(name))]
}

/** What a crash may leave for a moment, and nobody may find after a start. */
const HALF = /\.(?:making|restoring)$|\.part$|rotating|keyring\.json\.new$/

const leftovers = ({ ledgersFolder }: Told): string[] =>
  readdirSync(ledgersFolder, { recursive: true })
    .map(String)
    .filter((name) => HALF.test(name) && !name.includes('.replaced-'))
