import { expect, test } from 'vitest'
import { auditService } from '../../../electron/audit/service.ts'
import { bundleService } from '../../../electron/bundles/service.ts'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { audit } from '../../../shared/audit/contract.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import { type Month, monthAfter, monthOf } from '../../../shared/kernel/month.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { session } from '../../../shared/session/contract.ts'
import {
  acquaint,
  enrolAt,
  filesOn,
  published,
  receive,
  type Station,
  sealed,
  station,
  stick,
} from '../../bundles/service/stations.ts'
import { idNumber, type Office } from '../../support/actors.ts'
import { employ, rate } from './payroll-office.ts'

const services = { session: sessionService, bundles: bundleService, audit: auditService, ...ledgerServices }
const lastMonth = (at: Station): Month => monthAfter(monthOf(new Date(at.now()).toISOString()), -1)

/** A community that paid two people last month; a third was never enrolled. */
async function paid() {
  const runtime = await station('样例社区党委', '990000001', 'practice', services)
  const at = runtime as Station & Office
  const month = lastMonth(runtime)
  at.sit('clerk')
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  const first = await employ(at, { joinedDay: '2020-01-01' })
  const second = await employ(at, { name: '李样例', idNumber: idNumber(2), joinedDay: '2020-01-01' })
  const third = await at.call(payroll.enter, {
    ...{ name: '赵样例', idNumber: idNumber(3), mobile: null, education: null, level: 'none' },
    ...{ joinedDay: '2020-01-01', bankName: null, bankAccount: null, remark: null },
  })
  const post = { post: 'worker', grade: 1, fromMonth: '2020-01', reason: '入职' }
  await at.call(payroll.changePost, { staffId: third.id, ...post })
  if (Number(month.slice(5)) % 3 === 0) await rate(at, month, [first, second, third.id])
  await at.call(payroll.compute, { month })
  at.sit('reviewer')
  await at.call(payroll.approve, { month, revision: 1 })
  at.sit('head')
  const { rows: slips } = await at.call(payroll.slips, { month })
  return { runtime, month, slips, first }
}

/** The auditor asks, the community grants. */
async function audited(community: Station, auditor: Station) {
  const [requests, grants] = [stick(auditor, 'request'), stick(community, 'grant')]
  auditor.dialogs.push(requests)
  await auditor.call(bundles.exportEnrolment, {})
  const there = await enrolAt(community, auditor, filesOn(requests, '.tzk')[0]!, 'auditor')
  community.dialogs.push(grants)
  await community.call(bundles.exportEnrolment, { grantTo: there.id })
  await enrolAt(auditor, community, filesOn(grants, '.tzk')[0]!, 'subordinate')
  return { there }
}

test('the superior adds up what was paid, and opens the month it comes from, stars and all', async () => {
  const { runtime: community, month, slips, first } = await paid()
  const district = await station('样例街道党工委', '990000', 'practice', services)
  const { above } = await acquaint(community, district)
  const item = await published(community, above.id, month)
  expect(await receive(district, [item.path])).toMatchObject([{ outcome: 'first' }])
  const { indicators, rows, sums } = await district.call(bundles.figures, { period: month })
  const sum = (name: 'grossFen' | 'employerFen') => slips.reduce((all, { slip }) => all + slip[name], 0)
  const ofPay = indicators.flatMap(({ group, kind }, at) =>
    group === 'payroll' ? [[kind, rows[0]!.values[at], sums[at]]] : [],
  )
  expect(ofPay).toEqual([
    ['count', 3, 3],
    ['fen', sum('grossFen'), sum('grossFen')],
    ['fen', sum('employerFen'), sum('employerFen')],
    ['count', 5, 5],
  ])
  await district.call(session.show, { bundleId: item.bundleId })
  const shown = await district.call(payroll.month, { month })
  expect(shown.run).toMatchObject({ state: 'approved' })
  const { rows: shownSlips } = await district.call(payroll.slips, { month })
  expect(shownSlips).toEqual(slips)
  expect(shown.voucher).toMatchObject({ month, number: 1 })
  const { gaps } = await district.call(payroll.insurance, { year: Number(month.slice(0, 4)) })
  expect(new Set(gaps.map(({ name }) => name))).toEqual(new Set(['赵样例']))
  const { staff, enrolments } = await district.call(payroll.get, { id: first })
  expect(enrolments).toHaveLength(5)
  expect(staff.idNumber).toMatch(/\*{4}/)
  expect(staff.bankAccount).toMatch(/^\*{4}0018$/)
  const { insurance } = await district.call(payroll.parameters, {})
  expect(insurance).toHaveLength(5)
  const { id } = shownSlips[0]!.slip
  expect((await district.call(payroll.slip, { id })).parameters.components.length).toBeGreaterThan(0)
  const refused = await district.refused(payroll.reopen, { month, revision: 2, reason: '不许改' })
  expect(refused.code).toBe('session.read-only')
})

test('an auditor finds the month, who ran and who approved it, and the chain of it whole', async () => {
  const { runtime: community, month, slips } = await paid()
  const auditor = await station('样例审计局', '990000009', 'practice-auditor', services)
  const { there } = await audited(community, auditor)
  const item = await sealed(community, there.id, month, 'audit', true)
  community.dialogs.push(`${community.root}`)
  await community.call(bundles.publish, { bundleId: item.bundleId })
  await receive(auditor, [`${community.root}/${item.fileName}`])
  await auditor.call(session.show, { bundleId: item.bundleId })
  const { run, slipCount } = await auditor.call(payroll.month, { month })
  expect([run?.runByName, run?.approvedByName]).toEqual(['赵样例', '钱样例'])
  expect(slipCount).toBe(slips.length)
  expect((await auditor.call(audit.verify, {})).broken).toEqual([])
})
