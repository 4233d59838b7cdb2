import type { WordsFor } from '../kernel/words-for.ts'
import type { BundleFaults } from './faults.ts'

export const bundleFaultWords: WordsFor<BundleFaults> = {}
