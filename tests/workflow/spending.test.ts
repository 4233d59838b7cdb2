import { expect, test } from 'vitest'
import { spendingColumns } from '../../electron/ledgers/spending/standing.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import type { SpendingState } from '../../shared/ledgers/spending/spending.ts'
import {
  type SpendingStep,
  spendingStanding,
  spendingWorkflow,
} from '../../shared/ledgers/spending/workflow.ts'
import { TODAY } from '../support/actors.ts'
import { attach, officeWithFund, payment, wantedSpending } from '../support/funds.ts'
import { codeOf, walk } from './walk.ts'

const nothing = { category: null, paper: null, stage: null, days: null, words: '', matches: null } as const
const limit = { ...nothing, kind: 'limit', source: '样例', fromDay: '2031-01-01', reason: '样例' } as const

async function office() {
  const runtime = await officeWithFund()
  runtime.sit('head')
  const { fundId } = runtime
  await runtime.call(spending.addRule, { ...limit, fundId, role: 'reviewer', amountFen: 1_000_000 })
  await runtime.call(spending.addRule, { ...limit, fundId, role: 'head', amountFen: null, isUnlimited: true })
  const told = async (id: string) => (await runtime.call(spending.get, { id: id as Id })).spending
  /** One step as whoever sits there. */
  const take = async (step: SpendingStep, id: Id): Promise<void> => {
    const { revision } = await told(id)
    const asked = { id, revision }
    const reason = '样例'
    if (step === 'correct')
      await runtime.call(spending.correct, { ...asked, patch: { remark: `${revision}` }, reason })
    else if (step === 'pay') await runtime.call(spending.pay, { ...asked, ...payment })
    else if (step === 'publicise') {
      const card = { place: '样例公示栏', fromDay: TODAY, toDay: '2031-07-15', paper: null } as const
      await runtime.call(spending.publicise, { ...card, spendingIds: [id] })
    } else if (step === 'submit' || step === 'review' || step === 'approve')
      await runtime.call(spending[step], asked)
    else if (step !== 'takeBack') await runtime.call(spending[step], { ...asked, reason })
  }
  return { runtime, told, take }
}

const way: Readonly<Record<SpendingState, readonly SpendingStep[]>> = {
  draft: [],
  submitted: ['submit'],
  reviewed: ['submit', 'review'],
  approved: ['submit', 'review', 'approve'],
  paid: ['submit', 'review', 'approve', 'pay'],
  published: ['submit', 'review', 'approve', 'pay', 'publicise'],
  returned: ['submit', 'sendBack'],
  withdrawn: ['withdraw'],
  reversed: ['submit', 'review', 'approve', 'pay', 'reverse'],
}

test('a spending goes its way: rule, door, list and desk agree at every step', async () => {
  const { runtime, told, take } = await office()
  const make = async (state: string, changer: Role | null): Promise<string> => {
    runtime.sit('clerk')
    const { id } = await runtime.call(spending.enter, wantedSpending(runtime.lineId, { amountFen: 100 }))
    if (changer) {
      runtime.sit(changer)
      await take('correct', id)
    }
    await attach(runtime, id, 'minutes')
    await attach(runtime, id, 'invoice')
    const judge = changer === 'head' ? 'reviewer' : 'head'
    for (const step of way[state as SpendingState]) {
      runtime.sit(['review', 'approve', 'sendBack', 'reverse'].includes(step) ? judge : 'clerk')
      await take(step, id)
    }
    return id
  }
  const count = await walk(
    {
      office: runtime,
      workflow: spendingWorkflow,
      table: 'spending',
      columns: spendingColumns,
      make,
      standing: async (id) => spendingStanding(await told(id)),
      knock: (step, id) => codeOf(() => take(step, id as Id)),
      codes: {
        'wrong-state': ['spending.wrong-state'],
        'own-hand': ['spending.self-approval'],
        'own-step': ['spending.pays-own-approval'],
      },
    },
    Object.keys(way),
  )
  // 9 states × 3 changers × 9 steps × 5 roles
  expect(count.tried).toBe(1215)
  expect(count.taken).toBeGreaterThan(100)
})
