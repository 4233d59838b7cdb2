import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { importService } from '../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../electron/ledgers/derived.ts'
import { services as all } from '../../electron/services.ts'
import { writeWorkbook } from '../../electron/sheets/write-workbook.ts'
import { imports } from '../../shared/imports/contract.ts'
import { masked } from '../../shared/kernel/mask.ts'
import { everyRole } from '../../shared/kernel/roles.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { employ, runMonth } from '../ledgers/payroll/payroll-office.ts'
import { foundBranches, officeWith, wantedMember } from '../support/actors.ts'
import { fc } from '../support/properties.ts'
import type { TestRuntime } from '../support/test-runtime.ts'
import { candidatesAfter, numberEndingInX, possibleNumbers } from './candidates.ts'
import { elsewhere, idsIn, openedBy, showing } from './doors.ts'

/** Fewer than this many possible numbers, and a row tells who somebody is. */
const LEAST = 400
const MONTH = '2031-01'
const services = {
  ...ledgerServices,
  attachments: all.attachments,
  audit: auditService,
  desk: all.desk,
  imports: importService(importNouns),
  accounts: all.accounts,
  cutting: all.cutting,
}

const born = fc
  .record({ year: fc.integer({ min: 1930, max: 1972 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`)
const number = fc
  .record({ born, nth: fc.integer({ min: 0, max: 900 }) })
  .map(({ born, nth }) => numberEndingInX(born, nth))

test('a mask leaves every sequence of a day and sex possible, and is its own mask', () => {
  fc.assert(
    fc.property(number, (one) => {
      const shown = masked('id-number', one)
      expect(shown).toBe(masked('id-number', shown))
      expect(candidatesAfter([shown], one)).toEqual(possibleNumbers(one))
    }),
  )
})

test('the attack is one: a tail, a middle or a whole number in any text is found', () => {
  const one = numberEndingInX('1970-05-15', 10)
  for (const text of [one, one.slice(-4), `（${one.slice(-3)}）`, `**${one.slice(-2)}`]) {
    expect(candidatesAfter([`样例 ${text} 样例`], one).length, text).toBeLessThan(LEAST)
  }
  const middle = `${one.slice(0, 14)}${one.slice(14, 17)}*`
  expect(candidatesAfter([`{"idNumber":"${middle}"}`], one)).toEqual([one])
})

/** Two members, one of whom got another number since, and one of the staff with a paid month. */
async function officeOf([first, second, third]: readonly string[]) {
  const at = officeWith(services)
  const seen: string[] = []
  const { first: branch } = await foundBranches(at)
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  const kept = await at.call(members.enter, wantedMember(branch.id, { idNumber: first!, name: '赵样例' }))
  const wrong = await at.call(members.enter, wantedMember(branch.id, { idNumber: third!, name: '钱样例' }))
  const patch = { idNumber: second! }
  seen.push(JSON.stringify([kept, wrong]))
  seen.push(
    JSON.stringify(await at.call(members.correct, { id: wrong.id, revision: 1, patch, reason: '号码有误' })),
  )
  await employ(at, { idNumber: first!, name: '赵样例', joinedDay: '2031-01-01' })
  await runMonth(at, MONTH)
  return { at, seen }
}

/** The dry run of a workbook about somebody the ledger does not know, with something wrong in it. */
async function dryRun(at: TestRuntime, stranger: string): Promise<string> {
  const columns = ['姓名', '身份证号', '所在党支部'].map((heading) => text(heading))
  const path = join(at.root, `名册-${stranger}.xlsx`)
  writeFileSync(path, writeWorkbook({ title: '名册', columns, rows: [['生人', stranger, '没有的支部']] }))
  at.dialogs.push([path])
  return (await at.call(imports.open, { noun: 'members' }))!.token
}
const text = (heading: string) => ({ heading, kind: 'text' as const, width: 100 })

/** A roster and a list of staff that say something else about the same people. */
const pasted = ([first, second]: readonly string[]) => ({
  members: [['姓名', '身份证号', '学历'], ...[first!, second!].map((one) => ['样例', one, '本科'])],
  payroll: [
    ['姓名', '身份证号', '手机'],
    ['样例', first!, '13811112222'],
  ],
})

test('nobody who unmasked nothing rebuilds a number, from list, card, export or print', async () => {
  const inReach = showing.filter(({ name }) => !elsewhere.test(name))
  expect(inReach.length).toBeGreaterThan(50)
  const some = fc.uniqueArray(number, { minLength: 4, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(some, async (numbers) => {
      const { at, seen } = await officeOf(numbers)
      const [stranger, ...kept] = numbers.toReversed()
      const asking = { month: MONTH, ids: idsIn(at.db.file), token: await dryRun(at, stranger!) }
      const answered = new Set<string>()
      for (const role of everyRole) {
        at.sit(role)
        const shown = [...seen, ...(await openedBy(at, inReach, role, asking, answered))]
        for (const whole of kept) {
          expect(shown.filter((one) => one.includes(whole))).toEqual([])
          expect(candidatesAfter(shown, whole).length, `${role} ${whole}`).toBeGreaterThanOrEqual(LEAST)
        }
      }
      for (const door of ['members.list', 'members.printCard', 'payroll.exportSheet', 'audit.history']) {
        expect(answered, 'the people are shown').toContain(door)
      }
    }),
    { numRuns: 3, seed: 2031, endOnFailure: true },
  )
})

test('a dry run tells no sign of a number beyond what the workbook said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(number, { minLength: 3, maxLength: 3 }), async (numbers) => {
      const { at } = await officeOf(numbers)
      for (const role of ['clerk', 'reviewer', 'head', 'admin'] as const) {
        at.sit(role)
        for (const [noun, rows] of Object.entries(pasted(numbers))) {
          const text = rows.map((row) => row.join('\t')).join('\n')
          const preview = await at.call(imports.paste, {
            noun: noun as keyof ReturnType<typeof pasted>,
            text,
          })
          expect(preview.counts.changed).toBe(rows.length - 1)
          // The mapping repeats a cell of the workbook, so that a person can tell its columns apart.
          const shown = JSON.stringify(preview.rows)
          for (const whole of numbers) {
            expect(candidatesAfter([shown], whole).length, role).toBeGreaterThanOrEqual(LEAST)
          }
        }
      }
    }),
    { numRuns: 3, seed: 2031, endOnFailure: true },
  )
})
