import { join } from 'node:path'
import type { z } from 'zod'
import { contract } from '../../../shared/contract.ts'
import type { Endpoint } from '../../../shared/ipc/endpoint.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import { everyRole } from '../../../shared/kernel/roles.ts'
import { bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import { historyTables } from '../../../shared/ledgers/derived.ts'
import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { staffFields } from '../../../shared/ledgers/payroll/fields.ts'
import { spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import { voucherFields } from '../../../shared/ledgers/spending/vouchers/fields.ts'
import { mayUse } from '../../../shared/session/may-use.ts'
import type { Station } from '../service/stations.ts'

/** Every door that opens while somebody else's ledger is on the screens, gates apart. */
export const openDoors: readonly Endpoint[] = Object.values(contract)
  .flatMap((section) => Object.values(section) as Endpoint[])
  .filter((door) => door.kind !== 'gate' && everyRole.some((role) => mayUse(door, { role, readOnly: true })))

const reason = '样例原因'
const days = ['1800-01-01', '2031-05-12', '2199-12-31', '0001-01-01', '9999-12-31']
const months = ['1800-01', '2031-05', '2199-12', '0001-01', '9999-12']
const years = [2000, 2031, 2100]

type Asked = (of: Station) => Iterable<unknown>

const ids = (table: string) => (of: Station) =>
  of.shown!.db.file.prepare(`select id from "${table}"`).pluck().all() as string[]
const some = (table: string) => (of: Station) => ids(table)(of).slice(0, 40)
const each =
  (table: string, input: object = {}): Asked =>
  (of) =>
    ids(table)(of).map((id) => ({ id, ...input }))
const over =
  <T>(values: readonly T[], input: (value: T) => object): Asked =>
  () =>
    values.map(input)
const once: Asked = () => [{}]

/** What each of them is asked: every record of its table, and the ends of every list. */
const asked: Readonly<Record<string, Asked>> = {
  'organisation.tree': over(days, (asOf) => ({ asOf })),
  'organisation.get': each('organisation'),
  'organisation.exportSheet': over(days, (asOf) => ({ asOf, reason })),
  'organisation.print': over(days, (asOf) => ({ asOf, reason })),
  'members.list': () => [],
  'members.get': each('member'),
  'members.unmask': each('member'),
  'members.exportSheet': () => [],
  'members.printList': () => [],
  'members.printCard': each('member', { unmasked: true, reason }),
  'spending.funds': over(years, (year) => ({ year })),
  'spending.execution': (of) => some('fund')(of).flatMap((fundId) => years.map((year) => ({ fundId, year }))),
  'spending.rules': (of) => ids('fund')(of).map((fundId) => ({ fundId })),
  'spending.appropriations': over(years, (year) => ({ year })),
  'spending.printExecution': over(years, (year) => ({ year, reason })),
  'spending.list': () => [],
  'spending.get': each('spending'),
  'spending.unmask': each('spending'),
  'spending.publicities': over(years, (year) => ({ year })),
  'attachments.of': (of) =>
    ['spending', 'voucher'].flatMap((ofTable) => ids(ofTable)(of).map((ofId) => ({ ofTable, ofId }))),
  'attachments.open': each('attachment'),
  'attachments.save': each('attachment', { reason }),
  'spending.printSlip': each('spending', { reason }),
  'spending.printPublicity': each('publicity', { reason }),
  'spending.exportSheet': () => [],
  'spending.printList': () => [],
  'spending.vouchers': () => [],
  'spending.voucher': each('voucher'),
  'spending.accounts': once,
  'spending.balances': over(months, (month) => ({ month })),
  'spending.months': once,
  'spending.exportVouchers': () => [],
  'spending.printVouchers': (of) =>
    monthsIn(of, 'voucher').map((month) => ({ month, from: null, to: null, reason })),
  'spending.printBalances': over(months, (month) => ({ month, reason })),
  'spending.exportBalances': over(months, (month) => ({ month, reason })),
  'accounts.links': once,
  'cutting.list': once,
  'cutting.printList': () => [{ reason }],
  'cutting.preview': (of) =>
    ['member', 'booking'].flatMap((ofTable) => ids(ofTable)(of).map((ofId) => ({ ofTable, ofId }))),
  'payroll.list': () => [],
  'payroll.get': each('staff'),
  'payroll.unmask': each('staff'),
  'payroll.parameters': once,
  'payroll.month': (of) => [...monthsIn(of, 'pay_run'), ...months].map((month) => ({ month })),
  'payroll.slips': (of) => monthsIn(of, 'pay_run').map((month) => ({ month })),
  'payroll.entries': (of) => [...monthsIn(of, 'pay_run'), ...months].map((month) => ({ month })),
  'payroll.slip': each('pay_slip'),
  'payroll.printSheet': (of) => [...monthsIn(of, 'pay_run'), ...months].map((month) => ({ month, reason })),
  'payroll.printSlips': (of) => monthsIn(of, 'pay_run').map((month) => ({ month, slipId: null, reason })),
  'payroll.insurance': over(years, (year) => ({ year })),
  'payroll.exportSheet': () => [],
  'payroll.printList': () => [],
  'bookings.list': () => [],
  'bookings.get': each('booking'),
  'bookings.calendar': over(days, (day) => ({ from: day, to: day })),
  'bookings.places': once,
  'bookings.unmask': each('booking'),
  'bookings.foresee': (of) =>
    some('room')(of).map((roomId) => ({
      ...{ roomId, fromMinute: 480, toMinute: 600, weekdays: [1], everyWeeks: 1, exceptDays: [] },
      ...{ fromDay: '2031-05-01', untilDay: '2031-05-31', expected: 1 },
    })),
  'bookings.useRate': over(months, (month) => ({ from: `${month}-01`, to: `${month}-28`, placeId: null })),
  'bookings.printUseRate': over(months, (month) => ({
    asked: { from: `${month}-01`, to: `${month}-28`, placeId: null },
    reason,
  })),
  'bookings.doorSheet': (of) =>
    some('room')(of).map((placeId) => ({ placeId, from: '2031-05-12', days: 7, reason })),
  'bookings.exportSheet': () => [],
  'bookings.printList': () => [],
  'desk.overview': over(days, (today) => ({ today })),
  'desk.views': () => [{ list: 'members' }],
  'desk.draft': () => [{ form: 'members', recordId: '' }],
  'audit.entries': () => [{}, { limit: 500 }, { table: '__proto__' }, { user: 'constructor' }],
  'audit.facets': once,
  'audit.history': (of) => historyTables.flatMap((table) => some(table)(of).map((id) => ({ table, id }))),
  'audit.verify': once,
  'audit.verifyReport': () => [],
  'imports.batches': once,
  'bundles.identity': once,
  'bundles.peers': once,
  'bundles.preview': () => [],
  'bundles.drafts': once,
  'bundles.outbox': once,
  'bundles.recheck': () => [],
  'bundles.inbox': once,
  'bundles.waiting': once,
  'bundles.matrix': () => months.map((month) => ({ from: month, to: month })),
  'bundles.figures': over(months, (period) => ({ period })),
  'bundles.figuresSheet': over(months, (period) => ({ period, reason })),
}

/** The list that each export and paper of a list carries, and the columns it may have. */
const leavingLists: Readonly<Record<string, readonly { readonly name: string }[]>> = {
  'members.exportSheet': memberFields,
  'members.printList': memberFields,
  'spending.exportSheet': spendingFields,
  'spending.printList': spendingFields,
  'spending.exportVouchers': voucherFields,
  'payroll.exportSheet': staffFields,
  'payroll.printList': staffFields,
  'bookings.exportSheet': bookingFields,
  'bookings.printList': bookingFields,
}

const monthsIn = (of: Station, table: string): string[] =>
  of.shown!.db.file.prepare(`select distinct month from "${table}"`).pluck().all() as string[]

/** A door that did not answer as doors do. */
export type Defect = { readonly door: string; readonly input: string; readonly why: string }

/**
 * Opens every page, list and paper of the ledger on the screens; answers what broke, and what was opened. Of
 * what a door may be asked, one in `every` is.
 */
export async function openEverything(
  of: Station,
  every: number,
): Promise<{ defects: Defect[]; opened: Map<string, number> }> {
  const defects: Defect[] = []
  const opened = new Map<string, number>()
  for (const door of openDoors) {
    for (const [at, input] of inputsOf(door, of).entries()) {
      if (at % every !== 0) continue
      const why = await broken(of, door, input)
      if (why === '') opened.set(door.name, (opened.get(door.name) ?? 0) + 1)
      else if (why !== undefined) defects.push({ door: door.name, input: JSON.stringify(input), why })
    }
  }
  return { defects, opened }
}

function inputsOf(door: Endpoint, of: Station): readonly unknown[] {
  const shape = shapeOf(door)
  const fields = leavingLists[door.name]
  if (fields) {
    const columns = fields.map(({ name }) => name).slice(0, 60)
    return listInputs((shape['list'] as z.ZodObject).shape).map((list) => ({ list, columns, reason }))
  }
  if ('sort' in shape) return windowsOf(listInputs(shape))
  const own = [...asked[door.name]!(of)] as object[]
  return 'offset' in shape ? windowsOf(own) : own
}

const shapeOf = (door: Endpoint): Readonly<Record<string, z.ZodType>> =>
  'shape' in door.input ? (door.input as z.ZodObject).shape : {}

/** Every sort of a list both ways, under every filter that has but a few values. */
function listInputs(shape: Readonly<Record<string, z.ZodType>>): object[] {
  const sorts = (bare(shape['sort']!) as z.ZodEnum).options
  const filters = (bare(shape['filters']!) as z.ZodObject).shape
  const narrow = Object.entries(filters).flatMap(([name, filter]) => {
    const type = bare(filter)
    const values =
      'options' in type ? (type as z.ZodEnum).options : type.type === 'boolean' ? [true, false] : []
    return values.map((value) => ({ [name]: value }))
  })
  return [{}, ...narrow].flatMap((filter) =>
    sorts.flatMap((sort) => [false, true].map((descending) => ({ sort, descending, filters: filter }))),
  )
}

const windowsOf = (lists: readonly object[]): object[] =>
  [0, 500, 1000, 100_000].flatMap((offset) => lists.map((list) => ({ ...list, offset, limit: 500 })))

function bare(type: z.ZodType): z.ZodType {
  const inner = (type.def as { innerType?: z.ZodType }).innerType
  return inner ? bare(inner) : type
}

/** Empty where a door answered; what broke; undefined where it refused in words. */
async function broken(of: Station, door: Endpoint, input: unknown): Promise<string | undefined> {
  of.dialogs.splice(0, of.dialogs.length, join(of.root, 'saved'))
  try {
    await of.call(door, input as never)
    return ''
  } catch (error) {
    of.incidents.length = 0
    return error instanceof Refusal ? undefined : String((error as Error).message).slice(0, 600)
  }
}

/** Doors that nobody thought of asking. */
export const unasked = (): string[] => openDoors.map(({ name }) => name).filter((name) => !asked[name])
