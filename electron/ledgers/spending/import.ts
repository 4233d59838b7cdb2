import { ON_PAPER } from '../../../shared/audit/decisions.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { mapSteps } from '../../../shared/kernel/steps.ts'
import { type SpendingFieldName, spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import type { Fund } from '../../../shared/ledgers/spending/fund.ts'
import { undoneNote } from '../../../shared/ledgers/spending/fund-words.ts'
import {
  judgeApproved,
  judgePastRows,
  lineFinder,
  type PastGround,
  type PastSpending,
  pastAppliers,
  pastFrom,
} from '../../../shared/ledgers/spending/import-judge.ts'
import {
  importedValues,
  judgePast,
  lineReader,
  spendingKey,
} from '../../../shared/ledgers/spending/import-row.ts'
import * as rules from '../../../shared/ledgers/spending/rules.ts'
import type { Spending } from '../../../shared/ledgers/spending/spending.ts'
import { showCell } from '../../../shared/sheets/cells.ts'
import { marksOf } from '../../../shared/sheets/marks-of.ts'
import { type ImportJob, planSteps } from '../../../shared/sheets/plan-import.ts'
import { nameResolver } from '../../../shared/sheets/resolve-names.ts'
import { sayIssue } from '../../../shared/words/issues.ts'
import type { Reader } from '../../db/access.ts'
import type { Asked, Batch, ImportNoun, Planned } from '../../imports/noun.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import { postBack, postPaid } from './fund-posting.ts'
import { allFunds, linesOf, rulesOf } from './fund-store.ts'
import { importedIds, keptSpendings } from './import-store.ts'
import { around, judgeCard, leftOf } from './judging.ts'
import { newSpending } from './spend-deeds.ts'
import { findSpending, insertSpending, invoiceUsedBy, updateSpending } from './spend-store.ts'
import { closedThrough } from './vouchers/store.ts'

type Job = ImportJob<SpendingFieldName>

/**
 * How past spendings are imported: paid and posted to the books, never changing what is kept. Taking an
 * import back withdraws them and takes their vouchers back in red.
 */
export const spendingImport: ImportNoun = {
  fields: spendingFields,
  appliers: pastAppliers,

  *plan(reader, asked) {
    const job = jobOf(reader, asked)
    const ground = groundOf(reader, asked)
    const plan = yield* judgePastRows(yield* planSteps(job), ground)
    const orders = yield* mapSteps(plan.rows, ({ row, verdict, values }) => {
      const past = verdict === 'new' ? pastFrom(values, ground.lineOf(values)) : undefined
      return past ? [{ row, past }] : []
    })
    const names = new Map<string, string>(allFunds(reader).map(({ id, name }) => [id, name]))
    const fieldOf = (name: string) => spendingFields.find((one) => one.name === name)!
    return {
      plan,
      marks: marksOf(job, plan, sayIssue),
      titleOf: ({ values }) => String(values.purpose ?? ''),
      show: (name, value) => showCell(fieldOf(name), value, (id) => names.get(id) ?? id),
      apply: (unit, batch) => apply(unit, batch, orders.flat()),
    } satisfies Planned
  },

  undo(unit, batchId) {
    const stuck: string[] = []
    for (const { record_id, revision_after } of importedIds(unit, batchId)) {
      const now = findSpending(unit, record_id)
      if (now?.revision !== revision_after) stuck.push(now?.purpose ?? '')
      else {
        postBack(unit, now.voucherId, undoneNote)
        const gone: Spending = { ...now, state: 'withdrawn', note: undoneNote, revision: now.revision + 1 }
        updateSpending(unit, gone, now.revision)
      }
    }
    return stuck
  },
}

function jobOf(reader: Reader, { sheet, headingRow, mapping, today }: Asked): Job {
  const lines = new Map<string, string>(linesOf(reader, null).map(({ id, name }) => [id, name]))
  const valuesOf = (one: Spending) => importedValues(one, lines.get(one.lineId) ?? '')
  const kept = keptSpendings(reader).map((one) => [spendingKey(valuesOf(one))!, valuesOf(one)] as const)
  const fundNamed = nameResolver(allFunds(reader).map(({ id, name }) => ({ id, names: [name] })))
  return {
    sheet,
    headingRow,
    // The number is the ledger’s own, given anew.
    mapping: (mapping as Job['mapping']).filter(({ field }) => field !== 'number'),
    fields: spendingFields,
    existing: new Map(kept),
    keyOf: spendingKey,
    resolve: (_field, text) => fundNamed(text),
    readers: { lineId: lineReader },
    judge: judgePast(today),
  }
}

function groundOf(reader: Reader, { today, role }: Asked): PastGround {
  const [funds, lines] = [allFunds(reader), linesOf(reader, null)]
  const left = new Map<string, rules.Left>()
  const byId = new Map<string, Fund>(funds.map((fund) => [fund.id, fund]))
  const rulesByFund = new Map(funds.map(({ id }) => [id as string, rulesOf(reader, id)]))
  return {
    fundOf: (id) => byId.get(id)!,
    lineOf: lineFinder(lines),
    rulesOf: (fundId) => rulesByFund.get(fundId) ?? [],
    leftOf: (line) => {
      const known = left.get(line.id) ?? leftOf(reader, around(reader, line.id), 0)
      left.set(line.id, known)
      return known
    },
    usedBy: (key) => invoiceUsedBy(reader, key, null),
    closedThrough: closedThrough(reader),
    today,
    role,
  }
}

type Order = { readonly row: number; readonly past: PastSpending }

/** Writes the good rows, judged again by what the ledger holds at this moment. */
function apply(unit: CommandContext, batch: Batch, orders: readonly Order[]): void {
  for (const { row, past } of orders) {
    batch.tick()
    const { card, payment } = past
    const by = around(unit, card.lineId)
    const refused =
      judgeCard(unit, card, by, null) ??
      judgeApproved(past, by.rules, { today: unit.today as Day, role: unit.request.person.role }) ??
      rules.judgeMoney(card.amountFen, leftOf(unit, by, 0))
    if (refused) refuse('imports.moved', { row: row + 1 })
    const draft = newSpending(unit, card, by)
    const paid: Spending = { ...draft, ...payment, state: 'paid', approvedBy: ON_PAPER }
    insertSpending(unit, { ...paid, voucherId: postPaid(unit, paid, by.fund) })
    batch.keep(paid.id, 'insert', null, 1)
  }
}
