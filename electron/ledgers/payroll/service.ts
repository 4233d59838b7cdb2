import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { implement } from '../../ipc/handlers.ts'
import { approvalDeeds } from './approval-deeds.ts'
import type { Books } from './books.ts'
import { exportDeeds, staffListHandlers } from './exports.ts'
import { insuranceDeeds } from './insurance-deeds.ts'
import { monthDeeds } from './month-deeds.ts'
import { parameterDeeds } from './parameter-deeds.ts'
import { staffDeeds } from './staff-deeds.ts'

/** 报酬、五险一金、绩效: staff, the parameters of pay, and its months. */
export const payrollService = (books: Books) =>
  implement(payroll, {
    ...staffListHandlers,
    ...staffDeeds,
    ...parameterDeeds,
    ...monthDeeds,
    ...approvalDeeds(books),
    ...insuranceDeeds,
    ...exportDeeds,
  })
