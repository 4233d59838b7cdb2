import { expect, test } from 'vitest'
import { bookMonthColumns, voucherColumns } from '../../electron/ledgers/spending/vouchers/standing.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import {
  bookMonthStanding,
  bookMonthWorkflow,
  voucherStanding,
  voucherWorkflow,
} from '../../shared/ledgers/spending/vouchers/workflow.ts'
import { bookOffice, checkedVoucher, wantedCard } from '../support/book-office.ts'
import { codeOf, walk } from './walk.ts'

test('a voucher is checked by another: rule, door, list and desk agree', async () => {
  const runtime = bookOffice()
  const count = await walk(
    {
      ...{ office: runtime, workflow: voucherWorkflow, table: 'voucher', columns: voucherColumns },
      async make(state, enteredBy) {
        runtime.sit(enteredBy ?? 'clerk')
        const { id } = await runtime.call(spending.enterVoucher, wantedCard())
        runtime.sit(enteredBy === 'head' ? 'reviewer' : 'head')
        if (state === 'checked') await runtime.call(spending.checkVoucher, { id })
        return id
      },
      standing: async (id) =>
        voucherStanding((await runtime.call(spending.voucher, { id: id as Id })).voucher),
      knock: (step, id) => codeOf(() => runtime.call(spending[step], { id: id as Id })),
      codes: { 'wrong-state': ['spending.already-checked'], 'own-hand': ['spending.self-check'] },
    },
    ['unchecked', 'checked'],
  )
  expect(count).toEqual({ tried: 30, taken: 4 })
})

test('a month is closed, and two people reopen it: rule, door and desk agree', async () => {
  const runtime = bookOffice()
  const month = '2031-05'
  await checkedVoucher(runtime, { day: `${month}-10` })
  const told = async () =>
    (await runtime.call(spending.months, {})).months.find((one) => one.month === month)!
  const take = async (step: keyof typeof bookMonthWorkflow): Promise<unknown> => {
    const { revision } = await told()
    const asked = { month, revision, reason: '样例' }
    if (step === 'closeMonth') return runtime.call(spending.closeMonth, { month })
    if (step === 'askReopening') return runtime.call(spending.askReopening, asked)
    return runtime.call(spending.decideReopening, { ...asked, grants: true })
  }
  const count = await walk(
    {
      ...{ office: runtime, workflow: bookMonthWorkflow, table: 'book_month', columns: bookMonthColumns },
      // One month goes round: it is brought to where it is wanted.
      async make(state, asker) {
        const asks = asker ?? 'clerk'
        const grants = asks === 'head' ? 'reviewer' : 'head'
        const now = async () => (await told()).state
        if ((await now()) === 'asked') {
          const { askedBy } = await told()
          runtime.sit('head')
          if ((await codeOf(() => take('decideReopening'))) !== undefined) runtime.sit('reviewer')
          if ((await now()) === 'asked') await take('decideReopening')
          expect(askedBy).not.toBe('')
        }
        if (state === 'open' && (await now()) === 'open') return idOf()
        runtime.sit('head')
        if ((await now()) !== 'closed') await take('closeMonth')
        if (state === 'closed') return idOf()
        runtime.sit(asks)
        if ((await now()) === 'closed') await take('askReopening')
        runtime.sit(grants)
        if (state === 'open') await take('decideReopening')
        return idOf()
      },
      standing: async () => bookMonthStanding(await told()),
      knock: (step) => codeOf(() => take(step)),
      codes: {
        'wrong-state': [
          ...['spending.not-closed', 'spending.reopening-asked', 'spending.reopening-not-asked'],
          ...['spending.month-closed', 'spending.reopening-pending', 'spending.close-earlier'],
        ],
        'own-step': ['spending.self-grant'],
      },
    },
    ['closed', 'asked', 'open'],
  )
  function idOf(): string {
    return runtime.db.file.prepare('select id from book_month').pluck().get() as string
  }
  expect(count.tried).toBe(135)
  expect(count.taken).toBeGreaterThan(15)
})
