import { describe, expect, test } from 'vitest'
import { dayAround, drawn, fitted, SNAP, spanAt, USUAL } from '../../renderer/parts/calendar/time-grid.ts'
import { fc } from '../support/properties.ts'

const day = { first: 8 * 60, last: 22 * 60 }
const minute = fc.double({ min: day.first, max: day.last, noNaN: true })

describe('what is pointed at', () => {
  test('becomes quarters of an hour within the day, holding both ends of what was drawn', () => {
    fc.assert(
      fc.property(minute, minute, (from, to) => {
        const slot = drawn(from, to, day)
        expect(slot.from % SNAP).toBe(0)
        expect(slot.to % SNAP).toBe(0)
        expect(slot.from).toBeGreaterThanOrEqual(day.first)
        expect(slot.to).toBeLessThanOrEqual(Math.max(day.last, slot.from + SNAP))
        expect(slot.to - slot.from).toBeGreaterThanOrEqual(SNAP)
        if (Math.abs(to - from) < SNAP) return
        expect(slot.from).toBeLessThanOrEqual(Math.min(from, to))
        expect(slot.to).toBeGreaterThanOrEqual(Math.max(from, to))
      }),
    )
  })

  test('keeps its length where it is moved, inside the day', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 14 * 4 }), (from, quarters) => {
        const slot = fitted(from, quarters * SNAP, day)
        expect(slot.to - slot.from).toBe(quarters * SNAP)
        expect(slot.from).toBeGreaterThanOrEqual(day.first)
        expect(slot.to).toBeLessThanOrEqual(day.last)
      }),
    )
  })

  test('is an hour where it was only clicked', () => {
    expect(drawn(601, 603, day)).toEqual({ from: 600, to: 600 + USUAL })
    expect(drawn(day.last, day.last, day)).toEqual({ from: day.last - USUAL, to: day.last })
  })
})

test('the shown day is whole hours around what is open or taken', () => {
  const column = { key: 'a', title: '', note: '', isMarked: false, open: [{ from: 510, to: 1050 }] }
  expect(dayAround([column], [{ from: 495, to: 500 }])).toEqual({ first: 480, last: 1080 })
  expect(dayAround([], [])).toEqual({ first: 480, last: 1200 })
})

test('the first span that a stretch touches is found; its end is not part of it', () => {
  const span = (id: string, from: number, to: number) =>
    ({ id, column: 'a', from, to, title: '', note: '', tone: 'firm', canMove: true }) as const
  const spans = [span('late', 660, 720), span('early', 540, 600)]
  expect(spanAt(spans, { column: 'a', from: 500, to: 700 })?.id).toBe('early')
  expect(spanAt(spans, { column: 'a', from: 600, to: 660 })).toBeUndefined()
  expect(spanAt(spans, { column: 'b', from: 540, to: 600 })).toBeUndefined()
})
