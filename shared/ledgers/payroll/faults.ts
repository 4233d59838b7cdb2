/** Refusals about 社区工作人员 and their pay. */
export type PayrollFaults = {
  'payroll.missing-parameter': { what: string; month: string }
  'payroll.no-post': { name: string; month: string }
  'payroll.no-rating': { name: string; component: string }
  'payroll.negative-net': { name: string; netFen: number }
  'payroll.bonus-twice': { name: string; month: string }
}
