import { describe, expect, test } from 'vitest'
import { attemptsName, tryWithDelay } from '../../electron/keys/attempts.ts'
import { type Fault, fault } from '../../shared/kernel/faults.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { no, ok } from '../../shared/kernel/result.ts'
import { knownBy, oneMoreFailure, secondsToWait } from '../../shared/session/delay.ts'
import { MemoryDisk } from './memory-disk.ts'

const start = Date.UTC(2031, 1, 9)
const second = 1000
const wrong = no(fault('session.wrong-password', {}))

describe('the delay', () => {
  test.each([
    [1, 0],
    [4, 0],
    [5, 60],
    [9, 60],
    [10, 600],
    [14, 600],
    [15, 3600],
    [1000, 3600],
  ])('after %s wrong passwords is %s seconds', (count, seconds) => {
    expect(secondsToWait({ count, lastAtMs: start }, start)).toBe(seconds)
    expect(secondsToWait({ count, lastAtMs: start }, start + seconds * second)).toBe(0)
    if (seconds > 0) {
      expect(secondsToWait({ count, lastAtMs: start }, start + (seconds - 1) * second + 1)).toBe(1)
    }
  })

  test('is one full delay and no more when the clock was set back', () => {
    const yearBack = start - 365 * 86_400 * second
    const failures = { count: 5, lastAtMs: start }
    expect(secondsToWait(failures, yearBack)).toBe(60)
    const known = knownBy(failures, yearBack)
    expect(secondsToWait(known, yearBack + 60 * second)).toBe(0)
    expect(knownBy(failures, start + 1)).toEqual(failures)
  })

  test('counts from the last failure', () => {
    expect(oneMoreFailure(undefined, start)).toEqual({ count: 1, lastAtMs: start })
    expect(oneMoreFailure({ count: 4, lastAtMs: start }, start + 5)).toEqual({
      count: 5,
      lastAtMs: start + 5,
    })
  })
})

describe('trying a password', () => {
  test('is refused unheard after five wrong ones, until the minute is over', async () => {
    const office = desk()
    for (let count = 0; count < 5; count++) expect(await office.try(wrong)).toEqual(wrong)
    expect(await office.try(ok('in'))).toEqual(no(fault('session.wait', { seconds: 60 })))
    expect(office.heard).toBe(5)
    office.nowMs += 60 * second
    expect(await office.try(ok('in'))).toEqual(ok({ value: 'in', failedBefore: 5 }))
    expect(await office.try(ok('in'))).toEqual(ok({ value: 'in', failedBefore: 0 }))
  })

  test('grows slower and slower but never stops', async () => {
    const office = desk()
    const waits: number[] = []
    for (let count = 0; count < 17; count++) {
      await office.try(wrong)
      const answer = await office.try(wrong)
      if (answer.ok || answer.fault.code !== 'session.wait') continue
      waits.push(answer.fault.params.seconds)
      office.nowMs += answer.fault.params.seconds * second
    }
    expect(waits).toEqual([60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 3600, 3600, 3600, 3600, 3600])
    expect((await office.try(ok('in'))).ok).toBe(true)
  })

  test('by one person does not make another wait', async () => {
    const office = desk()
    for (let count = 0; count < 5; count++) await office.try(wrong)
    expect((await office.try(ok('in'), 'somebody else')).ok).toBe(true)
    expect((await office.try(ok('in'))).ok).toBe(false)
  })

  test('waits once after the clock was set back a year', async () => {
    const office = desk()
    for (let count = 0; count < 5; count++) await office.try(wrong)
    office.nowMs -= 365 * 86_400 * second
    expect(await office.try(ok('in'))).toEqual(no(fault('session.wait', { seconds: 60 })))
    office.nowMs += 60 * second
    expect((await office.try(ok('in'))).ok).toBe(true)
  })

  test.each<[string, Fault, number]>([
    ['a wrong password', fault('session.wrong-password', {}), 5],
    ['a code of another ledger', fault('session.bad-recovery-code', { reason: 'other-ledger' }), 5],
    ['a code with a slip of the pen', fault('session.bad-recovery-code', { reason: 'check' }), 8],
    ['a tampered keyring', fault('session.keyring-tampered', {}), 8],
  ])('counts only guesses: %s', async (_, failed, heard) => {
    const office = desk()
    for (let count = 0; count < 8; count++) await office.try(no(failed))
    expect(office.heard).toBe(heard)
  })

  test('counts a wrong password that is thrown, and leaves defects alone', async () => {
    const office = desk()
    const thrown = () => Promise.reject(new Refusal(fault('session.wrong-password', {})))
    for (let count = 0; count < 5; count++) {
      expect(await tryWithDelay(office.disk, 'person', () => office.nowMs, thrown)).toEqual(wrong)
    }
    expect(await office.try(ok('in'))).toEqual(no(fault('session.wait', { seconds: 60 })))
    const defect = () => Promise.reject(new Error('ours'))
    await expect(tryWithDelay(office.disk, 'other', () => office.nowMs, defect)).rejects.toThrow('ours')
  })

  test.each(['', 'nonsense', '{"fmt":"tzb-attempts","v":1,"failures":[{"who":"x"}]}', '{"v":9}', 'null'])(
    'goes on when the file holds %j',
    async (content) => {
      const office = desk()
      office.disk.write(attemptsName, Buffer.from(content))
      expect(await office.try(wrong)).toEqual(wrong)
      expect(await office.try(ok('in'))).toEqual(ok({ value: 'in', failedBefore: 1 }))
    },
  )

  test('goes on when nothing can be written', async () => {
    const office = desk()
    office.disk.failEvery('write')
    for (let count = 0; count < 6; count++) expect(await office.try(wrong)).toEqual(wrong)
    expect((await office.try(ok('in'))).ok).toBe(true)
  })

  test('leaves no more in the file than who, how many and when', async () => {
    const office = desk()
    await office.try(wrong)
    expect(JSON.parse(Buffer.from(office.disk.read(attemptsName)!).toString())).toEqual({
      fmt: 'tzb-attempts',
      v: 1,
      failures: [{ who: 'person', count: 1, last_at_ms: start }],
    })
  })
})

/** One computer, its clock and its file. */
function desk() {
  const office = {
    disk: new MemoryDisk(),
    nowMs: start,
    heard: 0,
    try: <T>(answer: ReturnType<typeof ok<T>> | ReturnType<typeof no<Fault>>, who = 'person') =>
      tryWithDelay(
        office.disk,
        who,
        () => office.nowMs,
        async () => {
          office.heard++
          return answer
        },
      ),
  }
  return office
}
