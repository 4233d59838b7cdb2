import type { WordsFor } from '../kernel/words-for.ts'
import type { SheetFaults } from './faults.ts'

export const sheetFaultWords: WordsFor<SheetFaults> = {}
