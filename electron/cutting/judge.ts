import type { Fault } from '../../shared/kernel/faults.ts'
import type { Reader } from '../db/access.ts'

/** What a kind says of one of its records that somebody wants to cut; undefined where there is none. */
export type CutJudge = (
  reader: Reader,
  id: string,
  today: string,
) => { readonly title: string; readonly refused: Fault | undefined } | undefined

/** The judges by the tables of their records. */
export type CutJudges = Readonly<Record<string, CutJudge>>
