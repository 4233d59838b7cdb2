import { expect, test } from 'vitest'
import type { Asked } from '../../electron/imports/noun.ts'
import { importNouns } from '../../electron/ledgers/derived.ts'
import { router, type Services } from '../../electron/router/router.ts'
import { imports } from '../../shared/imports/contract.ts'
import { atOnce, PORTION } from '../../shared/kernel/steps.ts'
import { spendingFields } from '../../shared/ledgers/spending/fields.ts'
import type { BudgetLine } from '../../shared/ledgers/spending/fund.ts'
import { judgePastRows, lineFinder, type PastGround } from '../../shared/ledgers/spending/import-judge.ts'
import { judgePast, lineReader, spendingKey } from '../../shared/ledgers/spending/import-row.ts'
import { planImport } from '../../shared/sheets/plan-import.ts'
import { nameResolver } from '../../shared/sheets/resolve-names.ts'
import { TODAY } from '../support/actors.ts'
import { counted, growth, type Looks } from '../support/looks.ts'
import { office, officeWithBranches, paste, person, rosterText, services } from './rosters.ts'

/** How many looks at the cells of a sheet lie between two halts, at the most. */
function longestStretch(noun: (typeof importNouns)[keyof typeof importNouns], size: number): number {
  const at = office()
  const looks: Looks = { count: 0 }
  const fields = noun.fields.slice(0, 8).map(({ name }) => name)
  const rows = Array.from({ length: size }, (_, nth) =>
    counted(
      fields.map((name) => `${name}${nth}`),
      looks,
    ),
  )
  const asked: Asked = {
    sheet: { name: '一', rows: [fields, ...rows], flags: [], spans: [] },
    headingRow: 0,
    mapping: fields.map((field, column) => ({ column, field })),
    today: TODAY,
    practice: true,
    role: 'head',
  }
  const steps = noun.plan(at.db.writer, asked)
  let longest = 0
  for (;;) {
    looks.count = 0
    const { done } = steps.next()
    longest = Math.max(longest, looks.count)
    if (done) return longest
  }
}

test.each(Object.entries(importNouns))(
  '%s: rows are judged with halts, however many there are',
  (_, noun) => {
    const [some, many] = [longestStretch(noun, 5 * PORTION), longestStretch(noun, 20 * PORTION)]
    expect(some).toBeGreaterThan(PORTION)
    // Names in the sheet and its width take one pass of few looks; judging a row takes more than twenty.
    expect(many).toBeLessThanOrEqual(Math.max(some, 4 * 20 * PORTION))
  },
)

test('judging that is cancelled ends at a halt, keeps what stood, and can be done again', async () => {
  const { at } = await officeWithBranches()
  const first = await paste(at, person(0))
  const answer = router(at, services as Services, (_, error) => at.incidents.push(error))
  let asked = 0
  const call = (most: number) => ({ progress: () => {}, cancelled: () => ++asked > most })
  const rows = Array.from({ length: 10 * PORTION }, () => person(1))
  const pasting = { noun: 'members' as const, text: rosterText(...rows) }
  for (const most of [0, 3]) {
    asked = 0
    expect(await answer('imports.paste', pasting, call(most))).toMatchObject({
      fault: { code: 'ipc.cancelled' },
    })
    expect(asked).toBe(most + 1)
  }
  const { token, mapping } = await at.call(imports.paste, pasting)
  asked = 0
  expect(await answer('imports.replan', { token, mapping }, call(2))).toMatchObject({
    fault: { code: 'ipc.cancelled' },
  })
  expect(await at.call(imports.replan, { token, mapping })).toMatchObject({ counts: { new: 1 } })
  expect(await at.call(imports.replan, { token: first.token, mapping: first.mapping })).toMatchObject({
    counts: { new: 1 },
  })
  expect(at.incidents).toEqual([])
})

const fundId = '019f0000-0000-7000-8000-00000000000f'
const lineId = (nth: number): string => `019f0000-0000-7000-8001-${String(nth).padStart(12, '0')}`

test('budget lines are looked over once, not once for each row', () => {
  const look = (size: number): number => {
    const looks: Looks = { count: 0 }
    const lines = Array.from({ length: size }, (_, nth) =>
      counted({ id: lineId(nth), fundId, year: 2031, name: `科目${nth}` } as unknown as BudgetLine, looks),
    )
    const names = ['day', 'fundId', 'lineId', 'purpose', 'amountFen', 'payee', 'handler'] as const
    const cells = (nth: number) => ['2031.3.8', '样例', `科目${nth}`, `用品${nth}`, '1', '样例店', '王样例']
    const plan = planImport({
      sheet: {
        name: '一',
        rows: [[...names], ...Array.from({ length: size }, (_, nth) => cells(nth))],
        flags: [],
        spans: [],
      },
      headingRow: 0,
      mapping: names.map((field, column) => ({ column, field })),
      fields: spendingFields,
      existing: new Map(),
      keyOf: spendingKey,
      resolve: (_field, text) => nameResolver([{ id: fundId, names: ['样例'] }])(text),
      readers: { lineId: lineReader },
      judge: judgePast(TODAY),
    })
    expect(plan.counts, JSON.stringify(plan.rows[0]!.issues)).toMatchObject({ new: size })
    looks.count = 0
    const ground: PastGround = {
      fundOf: () => ({ id: fundId, openedDay: '2030-01-01', closedDay: null }) as never,
      lineOf: lineFinder(lines),
      rulesOf: () => [],
      leftOf: () => ({ lineFen: 1e9, fundFen: 1e9 }),
      usedBy: () => null,
      closedThrough: undefined,
      today: TODAY,
      role: 'head',
    }
    expect(atOnce(judgePastRows(plan, ground)).rows[0]).toMatchObject({ verdict: 'new', issues: [] })
    return looks.count
  }
  for (const ratio of growth([200, 400, 800], look)) expect(ratio).toBeLessThan(2.5)
})
