import type { DeskItem } from '../../shared/desk/contract.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Reader } from '../db/access.ts'
import type { RequestContext } from '../ipc/handlers.ts'

/** How many, and the soonest day among them. */
export type Counted = { readonly count: number; readonly day: string | null }

/** Puts a line on the desk where there is anything to count. */
export type Say<Code extends string> = (
  kind: DeskItem['kind'],
  code: Code,
  counted: Counted,
  place: Pick<DeskItem, 'page' | 'filters'>,
) => void

/** What one ledger puts on somebody's desk, of the lines that it has words for. */
export type SaysDue<Code extends string> = (
  reader: Reader,
  today: Day,
  person: RequestContext['person'],
  say: Say<Code>,
) => void

/** Whether a person decides about what others entered. */
export const judges = ({ role }: RequestContext['person']): boolean => role === 'reviewer' || role === 'head'
