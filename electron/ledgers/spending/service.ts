import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { implement } from '../../ipc/handlers.ts'
import { exportDeeds, spendingListHandlers } from './exports.ts'
import * as funds from './fund-deeds.ts'
import { appropriationsIn, rulesOf } from './fund-store.ts'
import * as deeds from './spend-deeds.ts'
import { publicitiesIn } from './spend-store.ts'
import { accountDeeds } from './vouchers/account-deeds.ts'
import { exportDeeds as bookLeavingDeeds } from './vouchers/exports.ts'
import { monthDeeds } from './vouchers/month-deeds.ts'
import { voucherDeeds } from './vouchers/voucher-deeds.ts'

/** 经费, with the books underneath. The hard stops are counted in the transaction that writes. */
export const spendingService = implement(spending, {
  funds: (reader, asked) => funds.fundsOf(reader, asked),
  execution: (reader, asked) => funds.executionIn(reader, asked),
  rules: (reader, { fundId }) => rulesOf(reader, fundId),
  appropriations: (reader, { year }) => appropriationsIn(reader, year),
  addFund: funds.addFund,
  correctFund: funds.correctFund,
  addRule: funds.addRule,
  endRule: funds.endRule,
  addLine: funds.addLine,
  correctLine: funds.correctLine,
  receive: funds.receive,
  reverseAppropriation: funds.reverseAppropriation,

  ...spendingListHandlers,
  get: (reader, asked) => deeds.toldSpending(reader, asked),
  unmask(unit, { id }) {
    const found = deeds.knownSpending(unit.shown, id)
    const { shown } = unit.request
    unit.record('spending.unmasked', id, shown.kind === 'own' ? {} : { bundle: shown.bundleId })
    return found
  },
  enter: deeds.enter,
  correct: deeds.correct,
  submit: deeds.submit,
  review: deeds.review,
  approve: deeds.approve,
  sendBack: deeds.sendBack,
  withdraw: deeds.withdraw,
  pay: deeds.pay,
  reverse: deeds.reverse,
  publicise: deeds.publicise,
  publicities: (reader, { year }) => publicitiesIn(reader, year),
  ...voucherDeeds,
  ...accountDeeds,
  ...monthDeeds,
  ...bookLeavingDeeds,
  ...exportDeeds,
})
