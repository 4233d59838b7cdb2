import { expect, test } from 'vitest'
import { findMonth } from '../../electron/ledgers/payroll/run-store.ts'
import { payColumns } from '../../electron/ledgers/payroll/standing.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { payStanding, payWorkflow } from '../../shared/ledgers/payroll/workflow.ts'
import { month as asMonth, employ, payrollOffice } from '../ledgers/payroll/payroll-office.ts'
import { codeOf, walk } from './walk.ts'

const month = asMonth('2031-05')

test('a month of pay is approved by another: rule, door, list and desk agree', async () => {
  let office = await payrollOffice()
  let staffId: Id
  const told = () => findMonth(office.db.writer, month)
  const take = (step: keyof typeof payWorkflow): Promise<unknown> => {
    const revision = told()?.revision ?? 0
    const entry = { staffId, component: 'allowance', amountFen: 100_00, rating: null, note: '' }
    if (step === 'writeEntries') return office.call(payroll.writeEntries, { month, entries: [entry] })
    if (step === 'compute') return office.call(payroll.compute, { month })
    if (step === 'approve') return office.call(payroll.approve, { month, revision })
    return office.call(payroll[step], { month, revision, reason: '样例' })
  }
  const count = await walk(
    {
      ...{ workflow: payWorkflow, table: 'pay_run', columns: payColumns },
      get office() {
        return office
      },
      // Hands never leave a month, and none is begun beside another: each has an office.
      async make(state, changedBy) {
        office = await payrollOffice()
        staffId = await employ(office, { joinedDay: `${month}-01` })
        await take('writeEntries')
        if (changedBy) office.sit(changedBy)
        if (changedBy) await take('writeEntries')
        if (state !== 'open') await take('compute')
        office.sit(changedBy === 'head' ? 'reviewer' : 'head')
        if (state === 'approved') await take('approve')
        return told()!.id
      },
      standing: async () => payStanding(told()),
      knock: (step) => codeOf(() => take(step)),
      codes: {
        'wrong-state': ['payroll.month-locked', 'payroll.not-found', 'payroll.not-locked'],
        'own-hand': ['payroll.self-approval'],
      },
    },
    ['open', 'computed', 'approved'],
  )
  expect(count).toEqual({ tried: 225, taken: 55 })
})
