import { expect } from 'vitest'
import type { z } from 'zod'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import { type ListPlan, type ListRequest, listStatements } from '../../electron/db/list.ts'

type Asked<Sort extends string, Filters> = {
  readonly plan: ListPlan<Sort, Filters>
  /** What the list's door takes. */
  readonly request: z.ZodType<ListRequest<Sort, Filters>>
  readonly filters: readonly object[]
}

/**
 * Every statement of a list walks the index of its sort and sorts nothing by itself, whatever is filtered or
 * searched, forwards and backwards.
 */
export function expectIndexWalks<Sort extends string, Filters>(
  db: LedgerDatabase,
  { plan, request, filters }: Asked<Sort, Filters>,
): void {
  const sorts = Object.entries(plan.sorts) as [Sort, { readonly index: string }][]
  const asked = sorts.flatMap(([sort, { index }]) =>
    filters.flatMap((one) =>
      [false, true].flatMap((descending) =>
        ['', '王'].map((search) => ({
          index,
          request: request.parse({ sort, filters: one, descending, search, offset: 10 }),
        })),
      ),
    ),
  )
  let read = 0
  for (const one of asked) {
    for (const { sql, parameters } of listStatements(db.writer, plan, one.request)) {
      const plans = db.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
      const steps = plans.map(({ detail }) => detail).join('; ')
      expect(steps).toMatch(
        new RegExp(`^(SEARCH|SCAN) ${plan.table} USING (COVERING )?INDEX ${one.index}\\b`),
      )
      expect(steps).not.toContain('TEMP B-TREE')
      read += 1
    }
  }
  expect(read).toBe(asked.length * 2)
}
