import { initial } from './0001-initial.ts'

/** Every step from an empty file to the newest schema, in order; a released step is never edited. */
export const migrations: readonly string[] = [
  // Each step on a line of its own.
  initial,
]
