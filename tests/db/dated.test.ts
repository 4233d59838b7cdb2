import { describe, expect, test } from 'vitest'
import { commit, type Unit } from '../../electron/chain/commit.ts'
import {
  type Cells,
  changeFrom,
  type DatedSet,
  openRow,
  putBack,
  rowsOf,
} from '../../electron/chain/dated.ts'
import { newId } from '../../electron/db/ids.ts'
import { memberSets } from '../../electron/ledgers/members/sets.ts'
import { tables } from '../../electron/ledgers/payroll/parameter-store.ts'
import { staffSets } from '../../electron/ledgers/payroll/staff-store.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import { type Month, monthAfter } from '../../shared/kernel/month.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { payrollOffice, wantedStaff } from '../ledgers/payroll/payroll-office.ts'
import { enterMembers, foundBranches, TODAY } from '../support/actors.ts'
import { fc } from '../support/properties.ts'

const LAST = 50
const ambient = { user: '', nowMs: 1, today: TODAY, newId }

/** Sets that may be put back: of what their rows tell, and how one of four values is written. */
async function office() {
  const at = await payrollOffice()
  const { first } = await foundBranches(at)
  const [member] = await enterMembers(at, first.id, 1)
  const staff = await at.call(payroll.enter, wantedStaff())
  const sets: [DatedSet, Cells, (value: number) => Cells][] = [
    [
      memberSets.class,
      { member_id: member!.id },
      (value) => ({ value: ['resident', 'mobile', 'on-duty', 'resident'][value], reason: '样例' }),
    ],
    [
      staffSets.post,
      { staff_id: staff.id },
      (value) => ({ post: 'worker', grade: value + 1, reason: '样例' }),
    ],
    [
      staffSets.enrolment,
      { staff_id: staff.id, item: 'pension' },
      (value) => ({ place: '样例市甲', base_fen: value * 100, reason: '' }),
    ],
  ]
  const deed = <T>(work: (unit: Unit) => T): T => commit(at.db, ambient, { name: 'test' }, work)
  return { at, sets, deed }
}
const changes = fc.array(
  fc.record({ on: fc.integer({ min: -3, max: 40 }), value: fc.integer({ min: 0, max: 3 }) }),
  { maxLength: 12 },
)

const pointsOf = ({ unit }: DatedSet) => {
  const point = (offset: number): string =>
    unit === 'day' ? addDays('2031-01-01' as Day, offset) : monthAfter('2031-01' as Month, offset)
  return { point, points: [...Array(LAST).keys()].map(point) }
}

describe('what holds from a point on', () => {
  test('never twice at once, without a hole, and as it was last said', async () => {
    const { at, sets, deed } = await office()
    for (const [set, of, cellsOf] of sets) {
      const { point, points } = pointsOf(set)
      const first = rowsOf(at.db.writer, set, of)
      fc.assert(
        fc.property(changes, (asked) => {
          deed((unit) => putBack(unit, set, of, first))
          const said: (Cells | undefined)[] = points.map(() => first[0])
          let last = first.length > 0 ? 0 : Number.NEGATIVE_INFINITY
          for (const { on, value } of asked) {
            const cells = cellsOf(value)
            const done = deed((unit) => changeFrom(unit, set, { ...of, ...cells }, point(on)))
            expect(done.ok).toBe(on >= last)
            if (!done.ok) {
              expect(done.fault.lastChange).toBe(point(last))
              continue
            }
            expect(rowsOf(at.db.writer, set, of).at(-1)).toEqual(done.value)
            said.fill(cells, Math.max(0, on))
            last = on
          }
          const rows = rowsOf(at.db.writer, set, of)
          const held = points.map((now) =>
            rows.filter((row) => {
              const to = row[`to_${set.unit}`] as string | null
              return (row[`from_${set.unit}`] as string) <= now && (to === null || now <= to)
            }),
          )
          for (const [nth, now] of held.entries()) {
            expect(now.length).toBe(said[nth] ? 1 : 0)
            if (said[nth] !== first[0]) expect(now[0]).toMatchObject(said[nth] as object)
          }
          const open = openRow(at.db.writer, set, of)
          expect(open?.id).toBe(rows.at(-1)?.id)
        }),
        { numRuns: 25 },
      )
    }
  }, 60_000)

  test('is put back to exactly what was there', async () => {
    const { at, sets, deed } = await office()
    for (const [set, of, cellsOf] of sets) {
      const { point } = pointsOf(set)
      fc.assert(
        fc.property(changes, changes, (before, after) => {
          const change = (asked: typeof before) => {
            for (const { on, value } of asked) {
              deed((unit) => changeFrom(unit, set, { ...of, ...cellsOf(value) }, point(on)))
            }
          }
          change(before)
          const kept = rowsOf(at.db.writer, set, of)
          change(after)
          deed((unit) => putBack(unit, set, of, kept))
          expect(rowsOf(at.db.writer, set, of)).toEqual(kept)
        }),
        { numRuns: 20 },
      )
    }
  }, 60_000)

  test('ends what was to end later, too', async () => {
    const { at, deed } = await office()
    const about = { code: 'bonus' }
    const [shipped] = rowsOf(at.db.writer, tables.components, about)
    expect(shipped).toMatchObject({ from_month: '2019-01', to_month: '2027-12' })
    deed((unit) => changeFrom(unit, tables.components, { ...about, name: '样例奖' }, '2026-03'))
    expect(rowsOf(at.db.writer, tables.components, about)).toMatchObject([
      { from_month: '2019-01', to_month: '2026-02' },
      { from_month: '2026-03', to_month: null, method: shipped!['method'], name: '样例奖' },
    ])
  })

  test('mirrors in the columns of a member', async () => {
    const { at } = await office()
    const columns = { branch: 'branch_id', class: 'member_class', status: 'party_status' } as const
    for (const [name, column] of Object.entries(columns)) {
      const { table } = memberSets[name as keyof typeof memberSets]
      const differing = at.db.file
        .prepare(
          `select count(*) from member left join ${table} s on s.member_id = member.id and s.to_day is null
           where s.value is not member.${column}`,
        )
        .pluck()
      expect(differing.get()).toBe(0)
    }
  })
})
