import { markWorkbook } from '../../electron/sheets/mark-workbook.ts'
import { spreadMerges } from '../../electron/sheets/merges.ts'
import { numberFormat } from '../../electron/sheets/number-text.ts'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import { parseFlexibleDay } from '../../shared/kernel/flexible-day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { tidyName } from '../../shared/kernel/text.ts'
import { roomUses } from '../../shared/ledgers/bookings/use-rate.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { judgeSheet } from '../../shared/ledgers/organisation/import-judge.ts'
import { guessHeading } from '../../shared/sheets/heading.ts'
import { parsePasted } from '../../shared/sheets/parse-pasted.ts'
import { chainOf } from '../support/chain.ts'
import { rawWorkbook } from '../support/raw-workbook.ts'
import type { Note } from './table.ts'

const DAY = '2031-06-15' as Day
const ROOM = '019f0000-0000-7000-8000-000000000001' as Id
const span = { fromMinute: 480, toMinute: 600 }
const sheetOf = (rows: (string | null)[][]) => ({ name: '一', rows, flags: [], spans: [] })

/** What takes in text, workbooks or received rows, with the smallest of the three sizes it is given. */
const WORK: readonly (readonly [what: string, size: number, work: (size: number) => () => unknown])[] = [
  ['a date of spaces', 1_000, (n) => () => parseFlexibleDay(`1990${' '.repeat(n)}3x`)],
  ['a name of spaces', 10_000, (n) => () => tidyName(`王${' '.repeat(n)}芳`)],
  ['a number format of brackets', 20_000, (n) => () => numberFormat('['.repeat(n))],
  [
    'a heading of brackets',
    20_000,
    (n) => {
      const sheet = sheetOf([['姓名', `民族${'（'.repeat(n)}`]])
      return () => guessHeading(sheet, memberFields, 0)
    },
  ],
  [
    'a paste of quotation marks',
    200_000,
    (n) => () =>
      parsePasted(
        '"\t'
          .repeat(99)
          .concat('\n')
          .repeat(n / 200),
        '粘贴',
      ),
  ],
  ['merges over rows', 12_500, merging],
  ['rows read from a workbook', 10_000, (n) => reading(n)],
  ['rows marked in a workbook', 5_000, (n) => marking(n)],
  ['a chain of organisations', 2_000, (n) => judging(n)],
  ['windows, closures and bookings of one day', 20_000, using],
]

/** How long each takes at n/2, n, 2n and 4n. */
export function growthFigures(note: Note): void {
  for (const [what, size, work] of WORK) {
    noteGrowth(
      note,
      what,
      size * 4,
      [size / 2, size, size * 2, size * 4].map((each) => quickest(work(each))),
    )
  }
}

/**
 * Puts the middle one of several doublings beside what it doubled: a list that outgrows a cache costs one
 * doubling more than its share, and no work that grows faster than it should costs only one.
 */
export function noteGrowth(note: Note, what: string, to: number, times: readonly number[]): void {
  const at = times.map((ms) => Math.max(ms, LEAST_MS))
  const doublings = at.slice(1).map((ms, nth) => ({ ours: ms, floor: at[nth]! }))
  doublings.sort((one, other) => one.ours / one.floor - other.ours / other.floor)
  const { ours, floor } = doublings[Math.floor(doublings.length / 2)]!
  note(`growth: ${what}, to ${to}`, ours, floor, '≤ 2.5')
}
/** Below this nobody waits, and what is measured is the memory of the machine. */
const LEAST_MS = 0.5

/**
 * The least of three measurements, by the time of this thread alone: what else the machine does, and the
 * threads that collect what was thrown away, only add. That clock goes by ticks of a few milliseconds, so the
 * work is done as often as makes many of them.
 */
export function quickest(work: () => unknown): number {
  const measure = (times: number): number => {
    const start = process.threadCpuUsage()
    for (let nth = 0; nth < times; nth += 1) work()
    const { user, system } = process.threadCpuUsage(start)
    return (user + system) / 1000
  }
  let times = 1
  while (measure(times) < MANY_TICKS_MS) times *= 2
  return Math.min(...Array.from({ length: 3 }, () => measure(times) / times))
}
const MANY_TICKS_MS = 100

/** The cells are filled by the first run; every later one looks at as many and writes none. */
function merging(size: number) {
  const merges = Array.from({ length: size }, (_, row) => ({ top: 0, left: 0, bottom: row, right: 0 }))
  const rows = [['支部'], ...Array.from({ length: size }, () => [null, '甲'])]
  return () => spreadMerges(rows, merges)
}

const rowsOf = (size: number) => Array.from({ length: size }, (_, nth) => [`王样例${nth}`, '1990.3', '汉族'])

function reading(size: number) {
  const bytes = rawWorkbook({ name: '一', rows: rowsOf(size) })
  return () => readWorkbook(bytes)
}

function marking(size: number) {
  const bytes = rawWorkbook({ name: '一', rows: rowsOf(size) })
  const notes = Array.from({ length: size }, (_, row) => ({ row, text: '不能空着' }))
  const marks = { sheet: '一', headingRow: 0, noteColumn: 3, noteHeading: '导入问题', cells: [], notes }
  return () => markWorkbook(bytes, marks)
}

function judging(size: number) {
  const plan = chainOf(size, 'group', { count: 0 })
  return () => judgeSheet(plan, { known: [], members: new Map(), today: DAY })
}

function using(size: number) {
  const many = <T extends object>(thing: T): T[] => Array.from({ length: size }, () => thing)
  const hour = { id: ROOM, roomId: ROOM, weekday: 1, ...span, fromDay: DAY, toDay: null }
  const closure = { id: ROOM, roomId: ROOM, fromDay: addDays(DAY, 90), toDay: addDays(DAY, 99), reason: '' }
  const came = { cameResident: null, cameMobile: null, cameOnDuty: null, camePublic: null }
  const room = { id: ROOM, openedDay: DAY, retiredDay: null, hours: many(hour), closures: many(closure) }
  const uses = many({ roomId: ROOM, day: DAY, ...span, ...came })
  return () => roomUses([room], uses, DAY, addDays(DAY, 6))
}
