import { expect, test } from 'vitest'
import type { OpenBook } from '../../../electron/db/book.ts'
import { commit, type Unit } from '../../../electron/db/commit.ts'
import { changeFrom, datedTables, restoreStretches, stretchesOf } from '../../../electron/db/dated.ts'
import { newId } from '../../../electron/db/ids.ts'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import { enterMembers, foundBranches, officeWith, TODAY } from '../../support/actors.ts'
import { fc } from '../../support/properties.ts'

const START = '2031-01-01' as Day
const dayAt = (offset: number) => addDays(START, offset)
const ambient = { user: '', nowMs: 1, today: TODAY, newId }
const deed = <T>(book: OpenBook, work: (unit: Unit) => T): T => commit(book, ambient, { name: 'test' }, work)

const changes = fc.array(
  fc.record({
    on: fc.integer({ min: -3, max: 40 }),
    value: fc.constantFrom('resident', 'mobile', 'on-duty'),
  }),
  { maxLength: 12 },
)

async function oneMember() {
  const at = officeWith(ledgerServices)
  const { first } = await foundBranches(at)
  const [member] = await enterMembers(at, first.id, 1)
  return { book: at.book, id: member!.id }
}

test('no overlap, no hole, and each day holds what was last said of it', async () => {
  const { book, id } = await oneMember()
  const first = stretchesOf(book.writer, 'member_class', id)
  fc.assert(
    fc.property(changes, (asked) => {
      deed(book, (unit) => restoreStretches(unit, 'member_class', id, first))
      const days = Array.from({ length: 50 }, () => 'resident')
      let last = 0
      for (const { on, value } of asked) {
        const done = deed(book, (unit) => changeFrom(unit, 'member_class', id, value, dayAt(on), 'x'))
        expect(done.ok).toBe(on >= last)
        if (!done.ok) {
          expect(done.fault.lastChange).toBe(dayAt(last))
          continue
        }
        days.fill(value, on)
        last = on
      }
      const stretches = stretchesOf(book.writer, 'member_class', id)
      for (const [at, stretch] of stretches.entries()) {
        const next = stretches[at + 1]
        expect(stretch.to_day).toBe(next ? addDays(next.from_day as Day, -1) : null)
      }
      const held = days.map((_, offset) => {
        const day = dayAt(offset)
        return stretches.filter((each) => each.from_day <= day && (each.to_day ?? '9999') >= day)
      })
      expect(held.map((each) => each.map(({ value }) => value))).toEqual(days.map((value) => [value]))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('putting stretches back leaves exactly what was there', async () => {
  const { book, id } = await oneMember()
  fc.assert(
    fc.property(changes, changes, (before, after) => {
      const change = (asked: typeof before) => {
        for (const { on, value } of asked) {
          deed(book, (unit) => changeFrom(unit, 'member_class', id, value, dayAt(on), 'x'))
        }
      }
      change(before)
      const kept = stretchesOf(book.writer, 'member_class', id)
      change(after)
      deed(book, (unit) => restoreStretches(unit, 'member_class', id, kept))
      expect(stretchesOf(book.writer, 'member_class', id)).toEqual(kept)
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('the columns of the record mirror the open stretch of each set', async () => {
  const { book } = await oneMember()
  const columns = { member_branch: 'branch_id', member_class: 'member_class', member_status: 'party_status' }
  for (const table of datedTables) {
    const differing = book.file
      .prepare(
        `select count(*) from member left join ${table} s on s.member_id = member.id and s.to_day is null
         where s.value is not member.${columns[table]}`,
      )
      .pluck()
    expect(differing.get()).toBe(0)
  }
})
