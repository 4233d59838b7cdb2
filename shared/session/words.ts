import type { WordsFor } from '../kernel/words-for.ts'
import type { SessionFaults } from './faults.ts'

export const sessionFaultWords: WordsFor<SessionFaults> = {}
