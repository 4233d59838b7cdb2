import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { importService } from '../../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../../electron/ledgers/derived.ts'
import { services as all } from '../../../electron/services.ts'
import { desk } from '../../../shared/desk/contract.ts'
import { imports } from '../../../shared/imports/contract.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { idNumber, officeWith } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { employ, month } from './payroll-office.ts'

const MAY = month('2031-05')
const services = { ...ledgerServices, desk: all.desk, imports: importService(importNouns) }

async function office() {
  const at = officeWith(services)
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  const staffId = await employ(at)
  const runOf = async () => (await at.call(payroll.month, { month: MAY })).run!
  return Object.assign(at, {
    staffId,
    async write(role: Role, amountFen: number | null) {
      at.sit(role)
      const entry = { staffId, component: 'allowance', amountFen, rating: null, note: '' }
      await at.call(payroll.writeEntries, { month: MAY, entries: [entry] })
    },
    async compute(role: Role) {
      at.sit(role)
      await at.call(payroll.compute, { month: MAY })
    },
    async approve(role: Role) {
      at.sit(role)
      return at.call(payroll.approve, { month: MAY, revision: (await runOf()).revision })
    },
    async stopped(role: Role) {
      at.sit(role)
      const { revision } = await runOf()
      return (await at.refused(payroll.approve, { month: MAY, revision })).code
    },
    async isWaitingFor(role: Role) {
      at.sit(role)
      const { items } = await at.call(desk.overview, { today: '2031-06-15' as Day })
      return items.some(({ code }) => code === 'pay-waiting')
    },
    async paste(role: Role) {
      at.sit(role)
      const { components } = await at.call(payroll.parameters, {})
      const { name } = components.find(({ code }) => code === 'allowance')!
      const text = `月份\t身份证号\t项目\t金额\n${MAY}\t${idNumber(1)}\t${name}\t300`
      const { token } = await at.call(imports.paste, { noun: 'payEntries', text })
      return (await at.call(imports.apply, { token })).id as Id
    },
  })
}

type Office = Awaited<ReturnType<typeof office>>

/** Every way to have a hand in a month, by the reviewer. */
const ways: Record<string, (at: Office) => Promise<unknown>> = {
  'wrote an allowance': (at) => at.write('reviewer', 50_000),
  'took an allowance away': async (at) => {
    await at.write('clerk', 50_000)
    await at.write('reviewer', null)
  },
  'imported an allowance': (at) => at.paste('reviewer'),
  'took an import back': async (at) => {
    const batchId = await at.paste('clerk')
    at.sit('reviewer')
    await at.call(imports.undo, { batchId, reason: '重复' })
  },
  'computed it': (at) => at.compute('reviewer'),
  'threw it away': async (at) => {
    await at.compute('clerk')
    at.sit('reviewer')
    await at.call(payroll.discard, { month: MAY, revision: 1, reason: '重算' })
  },
}

describe('whoever had a hand in a month', () => {
  test.each(Object.entries(ways))(
    'and %s does not approve it, though a clerk computed since',
    async (_, do_) => {
      const at = await office()
      await do_(at)
      await at.compute('clerk')
      expect(await at.stopped('reviewer')).toBe('payroll.self-approval')
      expect(await at.isWaitingFor('reviewer')).toBe(false)
      expect(await at.isWaitingFor('head')).toBe(true)
      await at.approve('head')
      expect((await at.call(payroll.month, { month: MAY })).run).toMatchObject({ state: 'approved' })
      expect((await verifyLedger(at.db.file, ledgerId, async () => {})).broken).toEqual([])
    },
  )

  test('is told to the page, and stays one after the month was opened again', async () => {
    const at = await office()
    await at.write('reviewer', 50_000)
    await at.compute('clerk')
    const { hands } = (await at.call(payroll.month, { month: MAY })).run!
    at.sit('reviewer')
    const reviewer = at.open!.person.id
    expect(hands).toHaveLength(2)
    expect(hands).toContain(reviewer)
    await at.approve('head')
    at.sit('head')
    const { run } = await at.call(payroll.month, { month: MAY })
    await at.call(payroll.reopen, { month: MAY, revision: run!.revision, reason: '更正' })
    await at.compute('clerk')
    expect(await at.stopped('reviewer')).toBe('payroll.self-approval')
    await at.approve('head')
  })

  test('is kept by the file itself, whatever the program does', async () => {
    const at = await office()
    await at.write('reviewer', 50_000)
    await at.compute('clerk')
    at.sit('reviewer')
    const { file } = at.db
    const approve = `update pay_run set state = 'approved', approved_at = 1, approved_by = ?`
    expect(() => file.prepare(approve).run(at.open!.person.id)).toThrow(/their own/)
    for (const sql of ['delete from pay_run', `update pay_run set hands = 'x'`]) {
      expect(() => file.exec(sql), sql).toThrow(/stays known/)
    }
    expect(() => file.exec(`update pay_run set run_by = 'x'`)).toThrow(/CHECK/)
    expect(() => file.exec(`update pay_entry set month = '2031-04'`)).toThrow(/one of its hands/)
  })
})
