import { type Fault, fault } from '../kernel/faults.ts'
import { no, ok, type Result } from '../kernel/result.ts'
import type { PasswordFlaw } from './faults.ts'
import { knownPasswords } from './known-passwords.ts'

/** A hint about a password that passed the rules, or `weak` where it did not. */
export type PasswordStrength = 'weak' | 'fair' | 'strong'

/** The one spelling of a password, NFKC, so that full-width typing opens what half-width typing locked. */
export function spellPassword(typed: string): string {
  return typed.normalize('NFKC')
}

/**
 * Accepts a password of 10 to 200 characters (after NFKC) that is not commonly used and does not contain the
 * person's name (two characters or more, letters of either case); yields its one spelling.
 */
export function checkPassword(typed: string, name: string): Result<string, Fault<'session.weak-password'>> {
  const password = spellPassword(typed)
  const flaw = flawOf(password, name)
  return flaw ? no(fault('session.weak-password', { flaw })) : ok(password)
}

/** A hint for the screen while a password is typed; it refuses nothing. */
export function passwordStrength(typed: string, name: string): PasswordStrength {
  const password = spellPassword(typed)
  if (flawOf(password, name)) return 'weak'
  const bits = guessingBits(password)
  return bits < 50 ? 'weak' : bits < 72 ? 'fair' : 'strong'
}

const SHORTEST = 10
const LONGEST = 200

function flawOf(password: string, name: string): PasswordFlaw | undefined {
  const length = [...password].length
  if (length < SHORTEST) return 'too-short'
  if (length > LONGEST) return 'too-long'
  const folded = fold(password)
  if (isCommon(folded)) return 'too-common'
  const person = fold(spellPassword(name))
  if ([...person].length >= 2 && folded.includes(person)) return 'contains-name'
  return undefined
}

/** Case and white space make no password harder to guess. */
function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, '')
}

function isCommon(folded: string): boolean {
  if (knownPasswords.has(folded)) return true
  return new Set(folded).size < 4 || isRepeated(folded) || isRun(folded)
}

/** `abcdabcdabcd`: a short piece said again and again. */
function isRepeated(text: string): boolean {
  return /^(.{1,5}?)\1+$/u.test(text)
}

/** `1234567890`, `zyxwvutsrq`: neighbours in one direction all the way, the wrap from 9 to 0 included. */
function isRun(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0)!)
  return [1, -1].some((step) =>
    points.every((point, at) => {
      if (at === 0) return true
      const before = points[at - 1]!
      return (
        point === before + step ||
        (step === 1 ? before === 57 && point === 48 : before === 48 && point === 57)
      )
    }),
  )
}

function guessingBits(password: string): number {
  const kinds = [
    { test: /[0-9]/u, size: 10 },
    { test: /[a-z]/u, size: 26 },
    { test: /[A-Z]/u, size: 26 },
    { test: /[!-/:-@[-`{-~ ]/u, size: 33 },
    { test: /[^ -~]/u, size: 1500 },
  ]
  const pool = kinds.reduce((sum, kind) => (kind.test.test(password) ? sum + kind.size : sum), 0)
  const different = new Set(password).size
  const length = [...password].length
  // A character seen before adds little.
  return (different + (length - different) / 3) * Math.log2(pool)
}
