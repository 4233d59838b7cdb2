import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded before a test file or a program under test, lets Node's scrypt cost next to nothing where a password
 * would cost a third of a second: from 2^15 on, 2^11 times less is done. Another cost, salt or password still
 * gives another key, and everything around it stays as it is. The product has no switch for it, and cannot
 * know. Costs below that are not touched, so that the published vectors are still computed.
 */
const cheaperBy = 2 ** 11
const dear = 2 ** 15

type Real = Pick<typeof crypto, 'scrypt' | 'scryptSync'>
/** Node's own is kept on the module, where the next test file of the same process finds it. */
const kept = Symbol.for('taizhang.scrypt')
const holder = crypto as unknown as Record<symbol, Real | undefined>
const { scrypt, scryptSync } = crypto
const real = holder[kept] ?? { scrypt, scryptSync }
holder[kept] = real

const cheap = ({ N, ...rest }: crypto.ScryptOptions): crypto.ScryptOptions => ({
  ...rest,
  N: N !== undefined && N >= dear ? N / cheaperBy : (N ?? 2 ** 14),
})

/** Where scrypt itself is the subject: gives it back as it is. */
export function realScrypt(): void {
  Object.assign(crypto, real)
  syncBuiltinESMExports()
}

Object.assign(crypto, {
  scrypt(
    password: crypto.BinaryLike,
    salt: crypto.BinaryLike,
    size: number,
    options: crypto.ScryptOptions,
    done: (error: Error | null, key: Buffer) => void,
  ): void {
    real.scrypt(password, salt, size, cheap(options), done)
  },
  scryptSync(
    password: crypto.BinaryLike,
    salt: crypto.BinaryLike,
    size: number,
    options: crypto.ScryptOptions = {},
  ): Buffer {
    return real.scryptSync(password, salt, size, cheap(options))
  },
})
syncBuiltinESMExports()
