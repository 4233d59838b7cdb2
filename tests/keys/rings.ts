import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Random } from '../../electron/keys/boxes.ts'
import { type KeyHolder, type Keyring, parseKeyring, type Slot } from '../../electron/keys/keyring.ts'
import type { Making } from '../../electron/keys/slot.ts'
import { type Unlocked, unlock } from '../../electron/keys/unlock.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import { Id } from '../../shared/kernel/id.ts'
import { must, Refusal } from '../../shared/kernel/refusal.ts'
import { realScrypt } from '../support/cheap-scrypt.ts'

// The keyring below was written at the real cost.
realScrypt()

export const ledger = idOf(1)
export const admin = {
  id: idOf(11),
  name: '样例甲',
  role: 'admin',
  password: '枫桥夜泊-不见当年客船',
} as const
export const head = { id: idOf(12), name: '样例乙', role: 'head', password: 'Spring-Rain-2031' } as const
export const clerk = { id: idOf(13), name: '样例丙', role: 'clerk', password: 'one-time-4711-x' } as const

/** The cheapest cost the format allows, and chance that repeats itself. */
export function making(seed = 'rings'): Making {
  let ids = 900
  return { random: seededRandom(seed), newId: () => idOf(ids++), ln: 15 }
}

export function seededRandom(seed: string): Random {
  let drawn = 0
  return (size) => {
    const parts: Buffer[] = []
    for (let at = 0; at < size; at += 32) {
      parts.push(createHash('sha256').update(`${seed} ${drawn++}`).digest())
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, size))
  }
}

export function idOf(number: number): Id {
  return Id.parse(`99000000-0000-7000-8000-${String(number).padStart(12, '0')}`)
}

/**
 * A keyring as version 1 of the format first wrote it: the admin, the head and the code. It must open for
 * ever.
 */
export function firstRing(): { ring: Keyring; keys: KeyHolder; recoveryCode: string } {
  return {
    ring: parseKeyring(readFileSync(new URL('keyring-v1.keyring', import.meta.url))),
    keys: {
      dek: Buffer.from('78a3bd228b9526d6fad65e9609909cbb41731d2dd8acc0e1304ac0937cdde3bb', 'hex'),
      sealKey: Buffer.from('a6ec3753140df2f6558213f8fa829b6322f6b376fb2b7ad54eb5cae3ec397d16', 'hex'),
    },
    recoveryCode: 'NS1Y-7QDE-PJKA-SJVJ-VTGY-HVZT-Q7PD-DGAW-YDKG',
  }
}

export async function unlocked(ring: Keyring, who: { id: Id; password: string }): Promise<Unlocked> {
  return must(await unlock(ring, who.id, who.password))
}

/** A copy with one thing changed behind the program. */
export function edited(ring: Keyring, edit: (ring: Keyring) => void): Keyring {
  const copy = structuredClone(ring)
  edit(copy)
  return copy
}

export function slotAt(ring: Keyring, at: number): Slot {
  return ring.slots[at]!
}

/** The fault a deed refuses with; anything else it throws is passed on, and success is a failure. */
export async function faultOf(deed: () => unknown): Promise<Fault> {
  try {
    await deed()
  } catch (error) {
    if (error instanceof Refusal) return error.fault
    throw error
  }
  throw new Error('Nothing was refused.')
}
