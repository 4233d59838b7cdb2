import type { DeskItem } from '../../shared/desk/contract.ts'
import type { DeskCode } from '../../shared/desk/words.ts'
import type { Counted } from './store.ts'

/** Puts a line on the desk where there is anything to count. */
export type Say = (
  kind: DeskItem['kind'],
  code: DeskCode,
  counted: Counted,
  place: Pick<DeskItem, 'page' | 'filters'>,
) => void
