import { scrypt } from 'node:crypto'
import { expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { bundleService } from '../../electron/bundles/service.ts'
import { listWindow } from '../../electron/db/list.ts'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { memberListPlanFor } from '../../electron/ledgers/members/list-plan.ts'
import { services as all } from '../../electron/services.ts'
import { sessionService } from '../../electron/session/service.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { MemberList } from '../../shared/ledgers/members/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { type Station, station } from '../bundles/service/stations.ts'
import { launchApp } from '../e2e/support/launch-app.ts'
import { passwords } from '../support/test-runtime.ts'
import { bookingFigures } from './bookings.ts'
import { exchanging, mixing } from './exchanging.ts'
import { growthFigures } from './growth.ts'
import { entering } from './importing.ts'
import { ledgerGrowthFigures } from './ledger-growth.ts'
import { payrollFigures } from './payroll.ts'
import { spendingFigures } from './spendings.ts'
import { type Line, type Note, p95, tableOf, timed } from './table.ts'
import { voucherFigures } from './vouchers.ts'
import { bookOf, REPORTED } from './written.ts'

const memberListPlan = memberListPlanFor('clerk')
const lines: Line[] = []
const note: Note = (what, ours, floor = 0, target = '', unit = 'ms') =>
  void lines.push({ what, floor, ours, target, unit })
const services = {
  ...{ session: sessionService, bundles: bundleService, audit: auditService, desk: all.desk },
  ...ledgerServices,
}

test('figures', { timeout: 1_800_000 }, async () => {
  const office = await station('样例社区党委', 'yangli', 'practice', services)
  const upper = await station('样例街道党工委', 'jiedao', 'practice', services)
  try {
    growthFigures(note)
    await ledgerGrowthFigures(note)
    await entering(office, note)
    await listing(office)
    await exchanging(office, upper, REPORTED, note)
    await mixing(upper, services, note)
    await checking(office)
    await starting()
    for (const figures of [bookingFigures, spendingFigures, voucherFigures]) figures(office.root, note)
    await payrollFigures(office, note)
  } finally {
    console.log(`\n${tableOf(lines)}\n`)
  }
  expect(lines.length).toBeGreaterThan(12)
})

/** Unlocking and every declared sort and filter at that size. */
async function listing(office: Station): Promise<void> {
  await office.call(session.lock, {})
  const floor = await timed(
    () =>
      new Promise<void>((done) =>
        scrypt('x', 'y', 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 28 }, () => done()),
      ),
  )
  const who = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
  const request = MemberList.parse({})
  const opened = await timed(async () => {
    await office.call(session.unlock, who)
    return listWindow(bookOf(office).writer, memberListPlan, request)
  })
  note('unlock and first page (this run: scrypt 2^15), less scrypt', opened.ms - floor.ms, 0, '≤ 250 ms')
  const reader = bookOf(office).writer
  const branch = reader.find({
    compile: () => ({ sql: 'select id from organisation where type = ? limit 1', parameters: ['631'] }),
  } as never) as { id: string }
  const asked = (['name', 'birthDay', 'joinDay', 'branch'] as const).flatMap((sort) =>
    [
      {},
      { memberClass: ['mobile'] },
      { organisationId: branch.id },
      { bornFrom: '1990-01-01' as Day, sex: ['2'] },
    ].map((filters) => MemberList.parse({ sort, filters })),
  )
  const cold = asked.map((one) => once(() => listWindow(reader, memberListPlan, one)))
  note('list: any sort × filter with total and sums, cold, p95', p95(cold), 0, '≤ 50 ms')
  const warm = [1, 2, 3].flatMap(() =>
    asked.map((one) => once(() => listWindow(reader, memberListPlan, one))),
  )
  note('list: the same, warm, p95', p95(warm), 0, '≤ 50 ms')
  const searches = ['王', '李伟', 'zhangwei', 'zw', '1234'].map((search) => MemberList.parse({ search }))
  note(
    'search, p95',
    p95([1, 2, 3].flatMap(() => searches.map((one) => once(() => listWindow(reader, memberListPlan, one))))),
    0,
    '≤ 30 ms',
  )
}

async function checking(office: Station): Promise<void> {
  const verified = await timed(() => verifyLedger(bookOf(office).file, office.ledgerId, async () => {}))
  expect(verified.value.broken).toEqual([])
  note(`verify and replay ${verified.value.entries} entries`, verified.ms)
}

/** What the first screens load before anybody clicked, and how long they take to stand there. */
async function starting(): Promise<void> {
  const started = await timed(() => launchApp())
  const app = started.value
  await app.page.getByText('新建台账').waitFor()
  note('start to first screen, processes and all', started.ms)
  const bytes = await app.page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
  )
  note('JavaScript of the first screen', bytes / 1000, 0, '≤ 700 kB', 'kB')
  await app.close()
}

const once = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}
