import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { z } from 'zod'
import type { LedgerFile } from '../../electron/db/open.ts'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { contract } from '../../shared/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { SavedFile } from '../../shared/ipc/shapes.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { bookingFields } from '../../shared/ledgers/bookings/fields.ts'
import { historyTables, importable } from '../../shared/ledgers/derived.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { staffFields } from '../../shared/ledgers/payroll/fields.ts'
import { spendingFields } from '../../shared/ledgers/spending/fields.ts'
import { voucherFields } from '../../shared/ledgers/spending/vouchers/fields.ts'
import type { TestRuntime } from '../support/test-runtime.ts'

/** Every door that only shows: each query, and each task whose answer is a file that left. */
export const showing: readonly Endpoint[] = Object.values(contract)
  .flatMap((section) => Object.values(section) as Endpoint[])
  .filter(({ kind, output }) => kind === 'query' || (kind === 'task' && output === SavedFile))

/** These show offices, the ledger's own people and its chain: they are opened where bundles were made. */
export const elsewhere = /^(?:session|bundles|tasks)\.|^audit\.checkpointSheet$/

/** What a door may be asked, by the names of its input; a name nobody thought of fails the test. */
export type Asking = {
  readonly month: string
  readonly ids: readonly string[]
  readonly token?: string
  readonly verification?: string
  /** Whether what is hidden is asked for: not, unless said. */
  readonly unmasked?: readonly boolean[]
}

/**
 * Everything that doors show to a role, who sits at the desk: what they answer, print and save; refusals are
 * in words. Doors that answered are put into `answered`.
 */
export async function openedBy(
  runtime: TestRuntime,
  doors: readonly Endpoint[],
  role: Role,
  asking: Asking,
  answered: Set<string> = new Set(),
): Promise<string[]> {
  const shown: string[] = []
  for (const door of doors.filter(({ who }) => who?.includes(role) ?? true)) {
    for (const input of inputsOf(door, asking)) {
      try {
        shown.push(...(await shownBy(runtime, door, input)))
        answered.add(door.name)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        expect(error.fault.code, door.name).not.toMatch(/^ipc\./)
      }
    }
  }
  return shown
}

/** All inputs to try at a door, made from what its contract asks for. */
export function inputsOf(door: Endpoint, asking: Asking): object[] {
  const shape = (door.input as z.ZodObject).shape as Record<string, z.ZodType>
  let inputs: Record<string, unknown>[] = [{}]
  for (const [name, schema] of Object.entries(shape)) {
    const values = valuesOf(door, name, schema, asking)
    inputs = inputs.flatMap((input) => values.map((value) => ({ ...input, [name]: value })))
  }
  const sound = inputs.filter((input) => door.input.safeParse(input).success)
  if (sound.length === 0) throw new Error(`${door.name} takes nothing of what it may be asked here`)
  return sound
}

function valuesOf(door: Endpoint, name: string, schema: z.ZodType, asking: Asking): unknown[] {
  const { month, ids, token, unmasked = [false] } = asking
  if (/^(?:id|\w+Id)$/.test(name)) return schema.safeParse(null).success ? [null] : [...ids]
  if (name === 'columns') return [fieldsIn(door)]
  // What may be left away is: defaults, filters and searches narrow what is shown, and never add to it.
  if (!WIDENING.includes(name) && schema.safeParse(undefined).success) return [undefined]
  const year = Number(month.slice(0, 4))
  const days: Record<string, unknown[]> = {
    from: [`${month}-01`, month, null],
    to: [`${month}-28`, month, null],
    asOf: [`${month}-28`],
    today: [`${month}-28`],
    month: [month],
    period: [month],
    year: [year],
    days: [7],
    // The whole chain, however much the walk itself adds to it.
    limit: [500],
    beforeSeq: [undefined, ...Array.from({ length: 12 }, (_, nth) => nth * 500 + 501)],
    reason: ['样例事由'],
    unmasked: [...unmasked],
    noun: Object.keys(importable),
    table: [...historyTables],
    list: [{}, 'members'],
    form: ['member'],
    fromMinute: [540],
    toMinute: [600],
    expected: [10],
    weekdays: [[3]],
    everyWeeks: [1],
    fromDay: [`${month}-01`],
    untilDay: [`${month}-28`],
    exceptDays: [[]],
    asked: [{ from: `${month}-01`, to: `${month}-28`, placeId: null }],
    verification: [asking.verification ?? ids[0]],
    token: [token],
    ofTable: ['spending', 'voucher', 'member', 'booking'],
  }
  const known = days[name]
  if (known) return known.filter((value) => schema.safeParse(value).success)
  throw new Error(`${door.name} asks for ${name}: say here what it may be asked`)
}

/** What may be left away, and shows more where it is not. */
const WIDENING = ['limit', 'beforeSeq', 'unmasked']

const fieldsIn = ({ name }: Endpoint): string[] => {
  const lists: Record<string, readonly { readonly name: string }[]> = {
    'members.': memberFields,
    'payroll.': staffFields,
    'bookings.': bookingFields,
    'spending.exportVouchers': voucherFields,
    'spending.': spendingFields,
  }
  const found = Object.entries(lists).find(([start]) => name.startsWith(start))
  if (!found) throw new Error(`${name} lets columns leave: say here which there are`)
  return found[1].map((field) => field.name)
}

let files = 0

/** Everything a door shows for an input: its answer, the paper it printed, the file it saved. */
async function shownBy(runtime: TestRuntime, door: Endpoint, input: object): Promise<string[]> {
  const path = join(runtime.root, `shown-${++files}`)
  const printed = runtime.printed.length
  const saves = door.kind === 'task' && door.output === SavedFile
  if (saves) runtime.dialogs.push(path)
  try {
    const answer = await runtime.call(door, input as never)
    return [
      JSON.stringify(answer),
      ...papersSince(runtime, printed),
      ...(existsSync(path) ? fileTexts(path) : []),
    ]
  } finally {
    runtime.dialogs.length = 0
  }
}

const papersSince = (runtime: TestRuntime, printed: number): string[] =>
  runtime.printed.slice(printed).map((paper) => JSON.stringify(paper))

function fileTexts(path: string): string[] {
  const bytes = readFileSync(path)
  if (bytes.subarray(0, 2).toString() !== 'PK') return [bytes.toString()]
  return readWorkbook(bytes).sheets.map(({ rows }) => JSON.stringify(rows))
}

/** Every id by which a door may be asked for something of a ledger file. */
export const idsIn = (file: LedgerFile): Id[] =>
  SHOWN_BY_ID.flatMap((table) => file.prepare(`select id from "${table}"`).pluck().all() as Id[])

const SHOWN_BY_ID = [
  ...['organisation', 'member', 'staff', 'pay_slip', 'fund', 'room', 'venue', 'booking', 'voucher'],
  ...['spending', 'attachment', 'publicity', 'person_account', 'peer', 'export_draft', 'outbox', 'inbox'],
]
