import fc from 'fast-check'
import { isFull } from './sizes.ts'

/**
 * fast-check, whose chance repeats: every run throws the same values, so that a test fails for what has
 * changed and not by luck. `npm test -- --full` throws new ones, and a failure names its seed.
 */
fc.configureGlobal({ seed: isFull ? Date.now() : 2031 })

export { fc }
