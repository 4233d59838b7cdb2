import { type CodeSetName, labelOf } from '../codes/index.ts'
import type { Field } from '../fields/field.ts'
import { sayFactor, sayPercent } from '../kernel/basis-points.ts'
import { dictionaries } from '../kernel/dictionary.ts'
import { sayMinute } from '../kernel/minute.ts'
import { Role } from '../kernel/roles.ts'
import { sayWeekday } from '../ledgers/bookings/words.ts'
import { sayRate } from '../ledgers/payroll/words.ts'
import { tableNamed } from '../tables.ts'
import { commonColumnWords } from './columns.ts'
import { sayMoment } from './moments.ts'
import { roleWords } from './roles.ts'

/** One column of an entry as people read it; empty text where there was or is nothing. */
export type Change = {
  readonly column: string
  readonly label: string
  readonly before: string
  readonly after: string
}
type Cell = string | number | boolean | null
type Cells = Readonly<Record<string, Cell>> | null
type EntryLike = { readonly table: string; readonly before: Cells; readonly after: Cells }

/**
 * What an entry changed, column by column, in the words of the forms. `nameOf` says who or what an
 * id stands for
 * (a branch, a person), where the page knows it.
 */
export function changesOf(
  entry: EntryLike,
  nameOf: (id: string) => string | undefined = () => undefined,
): Change[] {
  const columns = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])]
  return (
    columns
      .filter((column) => !hidden.has(column))
      // A new row says of a flag only that it is set.
      .filter((column) => entry.before !== null || !flags.has(column) || entry.after?.[column] === 1)
      .map((column) => ({
        column,
        label: columnLabel(entry.table, column),
        before: cellWords(entry, column, entry.before?.[column], nameOf),
        after: cellWords(entry, column, entry.after?.[column], nameOf),
      }))
      .filter((change) => change.before !== '' || change.after !== '')
  )
}

/** The label of a column; a column this version does not know keeps its own name. */
export function columnLabel(table: string, column: string): string {
  const own = tableNamed[table]?.columns
  const said = own && Object.hasOwn(own, column) ? own[column] : undefined
  return said ?? fieldOf(table, column)?.label ?? commonColumnWords[column] ?? column
}

/** Whose row it is stands beside the entry already; machines' own columns say nothing to people. */
const hidden = new Set([
  'id',
  'revision',
  'search',
  'name_key',
  'member_id',
  'staff_id',
  'batch_id',
  'record_id',
])
const wordedColumns = dictionaries<string>({
  direction: { in: '增加', out: '减少' },
  relation: { superior: '上级', subordinate: '下级', auditor: '审计' },
  acceptance: { waiting: '待认定', accepted: '已接受', returned: '已退回' },
  state: {
    active: '有效',
    revoked: '已作废',
    prepared: '待审批',
    approved: '已审批',
    computed: '待审批',
    sealed: '已封装',
    withdrawn: '已撤回',
    closed: '已结账',
    asked: '待审批',
    open: '已反结账',
    standing: '有效',
    reversed: '已冲销',
  },
  noun: {
    members: '党员',
    organisation: '组织',
    bookings: '场所使用',
    spending: '以往支出',
    payroll: '工作人员',
  },
  op: { insert: '新增', update: '变更' },
})
const flags = new Set([
  'is_migrant_worker',
  'is_lost',
  'seals',
  'removed',
  'practice',
  'unmasked',
  'needs_approval',
  'is_tidy',
  'by_fund',
  'stopped',
])

function fieldOf(table: string, column: string): Field | undefined {
  const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return tableNamed[table]?.fields?.find((field) => field.name === name)
}

function cellWords(
  { table, after }: EntryLike,
  column: string,
  cell: Cell | undefined,
  nameOf: (id: string) => string | undefined,
): string {
  if (cell === null || cell === undefined) return ''
  if (flags.has(column)) return cell === 1 ? '是' : '否'
  if (typeof cell === 'number') {
    if (table === 'pay_rate' && column === 'value') return sayRate(String(after?.['scale']), cell)
    if (column.endsWith('_fen')) return (cell / 100).toFixed(2)
    if (column === 'factor_bp') return sayFactor(cell)
    if (column.endsWith('_bp')) return sayPercent(cell)
  }
  const text = String(cell)
  if (column === 'changed_before') {
    const names = text.split(' ').map((id) => nameOf(id) ?? withoutId(id))
    return names.join('、')
  }
  const coded = codesOf(table, column) ?? movementCodes(table, column, text) ?? fieldOf(table, column)?.codes
  if (coded) return labelOf(coded, text)
  if (table === 'person_account' && column === 'role') {
    const role = Role.safeParse(text)
    return role.success ? roleWords[role.data] : text
  }
  if (typeof cell === 'number' && (column === 'at' || column.endsWith('_at') || column === 'since')) {
    return sayMoment(cell)
  }
  if (typeof cell === 'number' && column.endsWith('_minute')) return sayMinute(cell)
  if (typeof cell === 'number' && column === 'weekday') return sayWeekday(cell)
  const sayId = (id: string): string => nameOf(id) ?? withoutId(id)
  if (column === 'hands') return text.split(' ').map(sayId).join('、')
  return wordedColumns[column]?.[text] ?? sayId(text)
}

/** A machine's name that nobody could resolve, by its last letters; any other text as it stands. */
function withoutId(text: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$/.test(text) ? `编号尾号 ${text.slice(-6)}` : text
}

function codesOf(table: string, column: string): CodeSetName | undefined {
  const codes = tableNamed[table]?.codes
  return codes && Object.hasOwn(codes, column) ? codes[column] : undefined
}

function movementCodes(table: string, column: string, code: string): CodeSetName | undefined {
  if (table !== 'movement' || column !== 'kind') return undefined
  const sets: readonly CodeSetName[] = ['movementIn', 'movementOut', 'leaveParty']
  return sets.find((set) => labelOf(set, code) !== code)
}
