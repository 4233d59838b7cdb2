import { z } from 'zod'
import shipped from '../../../resources/defaults/fund-rules.json' with { type: 'json' }
import { RuleCard } from '../../../shared/ledgers/spending/fund.ts'

/** The rules that ship for each kind of fund, with their sources; a fund takes them and goes its own way. */
export const shippedRules: ReadonlyMap<string, readonly RuleCard[]> = new Map(
  z
    .array(z.strictObject({ kind: z.string(), rules: z.array(RuleCard) }))
    .parse(shipped)
    .map(({ kind, rules }) => [kind, rules]),
)
