import type { WordsFor } from '../kernel/words-for.ts'
import { type CellIssue, type CellIssues, issueWords } from '../sheets/issues.ts'
import { sayFault } from './faults.ts'
import { names } from './tables.ts'

const words: WordsFor<CellIssues> = { ...issueWords, refused: ({ fault }) => sayFault(fault) }

/** What an issue says beside the red cell, and what to do about it. */
export function sayIssue<C extends keyof CellIssues>({ code, params }: CellIssue<C>): string {
  const say: WordsFor<CellIssues>[C] = words[code]
  return say(params as CellIssues[C], names)
}
