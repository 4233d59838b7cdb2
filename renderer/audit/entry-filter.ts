import type { Day } from '../../shared/kernel/day.ts'

/** What narrows 操作记录. */
export type EntryFilter = {
  readonly user?: string
  readonly deed?: string
  readonly table?: string
  readonly from?: Day
  readonly to?: Day
}
