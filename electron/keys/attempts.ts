import { z } from 'zod'
import { type Fault, fault } from '../../shared/kernel/faults.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import { type Failures, knownBy, oneMoreFailure, secondsToWait } from '../../shared/session/delay.ts'
import type { KeyDisk } from './keyring-disk.ts'

/**
 * The file beside the ledger that remembers wrong passwords. It is advice: deleting it costs nothing but
 * the wait.
 */
export const attemptsName = 'attempts.json'

/** Who is trying: a person's id, or `recovery` for the code from the envelope. */
export type Trier = string

/**
 * Tries a password unless too many were wrong: fault `session.wait`. A wrong one is counted, whether the
 * attempt answers or throws its fault; a right one clears the count and tells how many had failed before,
 * for the ledger's history. Nothing is ever wiped or locked for good.
 */
export async function tryWithDelay<T>(
  disk: KeyDisk,
  who: Trier,
  now: () => number,
  attempt: () => Promise<Result<T, Fault>>,
): Promise<Result<{ value: T; failedBefore: number }, Fault>> {
  const before = readAttempts(disk, now())
  const failures = before.get(who)
  const seconds = failures ? secondsToWait(failures, now()) : 0
  if (seconds > 0) {
    writeAttempts(disk, before)
    return no(fault('session.wait', { seconds }))
  }
  const result = await answerOf(attempt)
  if (!result.ok && !isGuess(result.fault)) return result
  // Subtle: read again, because somebody else may have tried while scrypt ran.
  const after = readAttempts(disk, now())
  const failed = after.get(who)
  if (result.ok) after.delete(who)
  else after.set(who, oneMoreFailure(failed, now()))
  if (!result.ok || failed) writeAttempts(disk, after)
  return result.ok ? ok({ value: result.value, failedBefore: failed?.count ?? 0 }) : result
}

const Attempts = z.strictObject({
  fmt: z.literal('tzb-attempts'),
  v: z.literal(1),
  failures: z
    .array(z.strictObject({ who: z.string().max(60), count: z.int().min(1), last_at_ms: z.int().min(0) }))
    .max(200),
})

/** Only a wrong secret is a guess; a slip that the code's own check finds, or a damaged file, is not. */
function isGuess(failed: Fault): boolean {
  if (failed.code === 'session.bad-recovery-code') return failed.params.reason === 'other-ledger'
  return failed.code === 'session.wrong-password'
}

async function answerOf<T>(attempt: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
  try {
    return await attempt()
  } catch (error) {
    // SECURITY: a wrong password that is thrown counts as well; attempts.test.ts fails without it.
    if (error instanceof Refusal) return no(error.fault)
    throw error
  }
}

function readAttempts(disk: KeyDisk, nowMs: number): Map<Trier, Failures> {
  try {
    const file = disk.read(attemptsName)
    const read = Attempts.parse(JSON.parse(Buffer.from(file ?? '').toString('utf8')))
    return new Map(
      read.failures.map(({ who, count, last_at_ms }) => [
        who,
        knownBy({ count, lastAtMs: last_at_ms }, nowMs),
      ]),
    )
  } catch {
    // Subtle: the file is advice; absent, unreadable or nonsense, it advises nothing.
    return new Map()
  }
}

function writeAttempts(disk: KeyDisk, attempts: Map<Trier, Failures>): void {
  const failures = [...attempts].map(([who, { count, lastAtMs }]) => ({ who, count, last_at_ms: lastAtMs }))
  try {
    disk.write(attemptsName, Buffer.from(JSON.stringify({ fmt: 'tzb-attempts', v: 1, failures })))
  } catch {
    // Subtle: a full disk must not keep anybody out of the ledger.
  }
}
