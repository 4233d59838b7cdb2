import { type Month, monthAfter } from '../../../shared/kernel/month.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { Parameters } from '../../../shared/ledgers/payroll/parameters.ts'
import * as rules from '../../../shared/ledgers/payroll/rules.ts'
import { changeFrom } from '../../chain/dated.ts'
import { toColumns } from '../../db/columns.ts'
import type { CommandContext, Handlers } from '../../ipc/handlers.ts'
import { payDefaults } from './defaults.ts'
import * as store from './parameter-store.ts'
import { lastApproved } from './run-store.ts'

/** The dated figures that pay is found by: a change opens a new row, what months were found by stays. */
export const parameterDeeds = {
  parameters: (reader) => store.allParameters(reader),

  setInsurance(unit, wanted) {
    refuseIf(rules.judgeInsurance(wanted))
    return set(unit, 'insurance', wanted)
  },

  setRate: (unit, wanted) => set(unit, 'rates', wanted),

  setComponent(unit, wanted) {
    refuseIf(rules.judgeComponent(wanted))
    return set(unit, 'components', wanted)
  },

  takeDefaults(unit, { place, like }) {
    const known = payDefaults.places.find((one) => one.place === like)
    if (!known) refuse('payroll.unknown-code', { field: like })
    const standing = store.allParameters(unit)
    const insurance = known.insurance.map((row) => ({ ...row, place }))
    const { rates, components, brackets } = payDefaults
    const rows =
      take(unit, standing, 'insurance', insurance) +
      take(unit, standing, 'rates', rates) +
      take(unit, standing, 'components', components) +
      take(unit, standing, 'brackets', brackets)
    if (rows === 0) refuse('payroll.nothing-new', {})
    return { rows }
  },
} satisfies Partial<Handlers<typeof payroll>>

type Row<K extends store.ParameterKind> = Parameters[K][number]
type Held = { readonly fromMonth: Month }

/** Lets a row hold from its month on: the one before ends, one of the same month is written anew. */
function set<K extends store.ParameterKind>(unit: CommandContext, kind: K, wanted: Held): Row<K> {
  const last = store.lastOf(store.allParameters(unit), kind, wanted)
  refuseIf(rules.judgeParameterMonth(wanted.fromMonth, last, lastApproved(unit)))
  const done = changeFrom(unit, store.tables[kind], toColumns(wanted), wanted.fromMonth)
  if (!done.ok) refuse('payroll.before-last-change', { month: done.fault.lastChange })
  return store.parameterFrom(kind, done.value)
}

/** Copies rows of things that the ledger has not, or has only older ones of. */
function take<K extends store.ParameterKind>(
  unit: CommandContext,
  standing: Parameters,
  kind: K,
  shipped: readonly Held[],
): number {
  const fresh = shipped.filter((row) => {
    const last = store.lastOf(standing, kind, row)
    return !last || last.fromMonth < row.fromMonth
  })
  for (const row of fresh) {
    if (store.lastOf(standing, kind, row)) {
      store.endParameters(unit, kind, row, monthAfter(row.fromMonth, -1))
    }
  }
  for (const row of fresh)
    store.insertParameter(unit, kind, { ...row, id: unit.newId() } as unknown as Row<K>)
  return fresh.length
}
