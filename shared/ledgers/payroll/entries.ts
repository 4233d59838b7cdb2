import type { Fault } from '../../kernel/faults.ts'
import type { Month } from '../../kernel/month.ts'
import { holdsIn } from '../../kernel/span.ts'
import type { CellReader } from '../../sheets/cells.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, JudgedRow, RowJudgement, RowValues } from '../../sheets/plan-import.ts'
import { idNumberReader } from '../../sheets/read-person.ts'
import { isDue } from './compute/pay.ts'
import type { EntryFieldName } from './fields.ts'
import type { PayComponent } from './parameters.ts'
import { type Facts, judgeEntry, judgeOpenMonth } from './rules.ts'
import type { PayEntry } from './run.ts'
import { emptyEntry, unknownStaff } from './words.ts'

type Values = RowValues<EntryFieldName>

/** How the ID numbers of such a list are read. */
export const entryReaders = (facts: Facts): Partial<Record<EntryFieldName, CellReader>> => ({
  idNumber: idNumberReader(facts),
})

/** What makes two rows the same entry: month, person and component. */
export const entryKey = ({ month, idNumber, component }: Values): string | null =>
  typeof month === 'string' && typeof idNumber === 'string' && typeof component === 'string'
    ? `${month} ${idNumber} ${component}`
    : null

/** What the ledger knows that rows of such a list are judged against. */
export type EntryFacts = {
  readonly staff: ReadonlySet<string>
  readonly components: readonly PayComponent[]
  readonly locked: ReadonlySet<string>
}

/** What is written month by month instead of being computed, in its order. */
export const writtenComponents = (components: readonly PayComponent[], month: Month): PayComponent[] =>
  components
    .filter((one) => holdsIn(one, month) && isDue(one, month) && byHand.has(one.method))
    .sort((one, other) => one.sort - other.sort)
const byHand: ReadonlySet<string> = new Set(['performance', 'entered', 'bonus', 'withheld'])

/** What writing the entry by hand would refuse in a row whose cells could all be read. */
export const judgeEntryRow =
  (facts: EntryFacts) =>
  ({ given, before }: JudgedRow<EntryFieldName>): RowJudgement<EntryFieldName> => {
    const values: Values = { ...before, ...given }
    const names = Object.keys(given) as EntryFieldName[]
    // What stands in a locked month may be said again.
    if (before && names.every((name) => before[name] === given[name])) return { issues: [] }
    const { month, idNumber, component } = values
    const issues: FieldIssue<EntryFieldName>[] = []
    const refuse = (field: EntryFieldName, fault: Fault) =>
      issues.push({ field, issue: issue('refused', { fault }) })
    const tell = (field: EntryFieldName, words: string) =>
      issues.push({ field, issue: issue('told', { words }) })
    if (typeof idNumber === 'string' && !facts.staff.has(idNumber)) tell('idNumber', unknownStaff)
    if (typeof month !== 'string' || typeof component !== 'string') return { issues }
    const closed = judgeOpenMonth(month, facts.locked)
    if (closed) refuse('month', closed)
    const known = writtenComponents(facts.components, month as Month)
    const entry = entryFrom(values)
    if (entry.amountFen === null && entry.rating === null) tell('amountFen', emptyEntry)
    const wrong = judgeEntry(entry, known)
    if (wrong) refuse(wrong.field, wrong.fault)
    return { issues }
  }

/** The part of an entry that a row says. */
export const entryFrom = (values: Values): Pick<PayEntry, 'component' | 'amountFen' | 'rating' | 'note'> => ({
  component: String(values.component ?? ''),
  amountFen: typeof values.amountFen === 'number' ? values.amountFen : null,
  rating: typeof values.rating === 'string' ? values.rating : null,
  note: typeof values.note === 'string' ? values.note : '',
})
