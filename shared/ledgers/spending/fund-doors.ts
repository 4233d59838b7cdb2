import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { fileFaults, Reason, Revised, SavedFile } from '../../ipc/shapes.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { everyRole, type Role, writers } from '../../kernel/roles.ts'
import { Execution } from './execution.ts'
import {
  Appropriation,
  AppropriationCard,
  BudgetLine,
  Fund,
  FundCard,
  FundPatch,
  FundRule,
  FundTold,
  LineCard,
  LinePatch,
  RuleCard,
  Year,
} from './fund.ts'
import { postingFaults, reversalFaults } from './vouchers/contract.ts'

const keepers: readonly Role[] = ['reviewer', 'head', 'admin']

/** Doors of funds: budgets, rules, money received, and how all of it is used. */
export const fundDoors = {
  /** Every fund with one year’s budget lines, what is bound and spent of each, and what is left. */
  funds: query('spending.funds', {
    who: everyRole,
    input: z.strictObject({ year: Year }),
    output: z.array(FundTold),
  }),
  /** The burn-down of one fund in one year, month by month. */
  execution: query('spending.execution', {
    who: everyRole,
    input: z.strictObject({ fundId: Id, year: Year }),
    output: Execution,
    faults: ['spending.fund-not-found'],
  }),
  /** Every rule of a fund, those that ended too, in the order of their kinds. */
  rules: query('spending.rules', {
    who: everyRole,
    input: z.strictObject({ fundId: Id }),
    output: z.array(FundRule),
  }),
  appropriations: query('spending.appropriations', {
    who: everyRole,
    input: z.strictObject({ year: Year }),
    output: z.array(Appropriation),
  }),
  /** A new fund takes the rules that ship with the program for its kind. */
  addFund: command('spending.addFund', {
    who: keepers,
    input: FundCard,
    output: Fund,
    faults: ['spending.name-taken', 'spending.unknown-code', 'spending.not-opened'],
  }),
  correctFund: command('spending.correctFund', {
    who: keepers,
    input: z.strictObject({ ...Revised, patch: FundPatch, reason: Reason }),
    output: Fund,
    faults: [
      'spending.fund-not-found',
      'spending.stale',
      'spending.no-change',
      'spending.name-taken',
      'spending.not-opened',
    ],
  }),
  /** A new rule that holds from a day on; limits are the head’s. */
  addRule: command('spending.addRule', {
    who: keepers,
    input: RuleCard.extend({
      ...{ fundId: Id, fromDay: Day, reason: Reason },
      /** Said of a limit that has no amount on purpose. */
      isUnlimited: z.boolean().default(false),
    }),
    output: FundRule,
    faults: [
      'spending.fund-not-found',
      'spending.unknown-code',
      'spending.rule-incomplete',
      'spending.limit-by-head',
    ],
  }),
  /** The last day of a rule; it stays on record. Limits are the head’s. */
  endRule: command('spending.endRule', {
    who: keepers,
    input: z.strictObject({ ...Revised, toDay: Day, reason: Reason }),
    output: FundRule,
    faults: ['spending.rule-not-found', 'spending.stale', 'spending.limit-by-head'],
  }),
  addLine: command('spending.addLine', {
    who: keepers,
    input: LineCard,
    output: BudgetLine,
    faults: [
      'spending.fund-not-found',
      'spending.name-taken',
      'spending.unknown-code',
      'spending.out-of-scope',
      'spending.forbidden',
    ],
  }),
  /** Never below what is bound of it. */
  correctLine: command('spending.correctLine', {
    who: keepers,
    input: z.strictObject({ ...Revised, patch: LinePatch, reason: Reason }),
    output: BudgetLine,
    faults: [
      'spending.line-not-found',
      'spending.stale',
      'spending.no-change',
      'spending.name-taken',
      'spending.line-below',
    ],
  }),
  /** Money arrived. */
  receive: command('spending.receive', {
    who: writers,
    input: AppropriationCard,
    output: Appropriation,
    faults: [
      ...postingFaults,
      'spending.fund-not-found',
      'spending.future-day',
      'spending.not-opened',
      'spending.fund-closed',
    ],
  }),
  /** Takes an appropriation back, unless that leaves the fund short. */
  reverseAppropriation: command('spending.reverseAppropriation', {
    who: ['reviewer', 'head'],
    input: z.strictObject({ ...Revised, reason: Reason }),
    output: Appropriation,
    faults: [
      ...reversalFaults,
      'spending.appropriation-not-found',
      'spending.stale',
      'spending.fund-below',
      'spending.self-approval',
    ],
  }),
  /** 预算执行表: every fund and line of a year. */
  printExecution: task('spending.printExecution', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ year: Year, reason: Reason }),
    output: SavedFile,
    faults: fileFaults,
  }),
}
