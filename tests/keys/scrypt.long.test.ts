import { expect, test } from 'vitest'
import { stretch } from '../../electron/keys/boxes.ts'
import { realScrypt } from '../support/cheap-scrypt.ts'

realScrypt()

test.each([17, 18, 19, 20])('scrypt has memory enough for 2^%s, which a keyring may ask for', async (ln) => {
  const key = await stretch(Buffer.from('password'), Buffer.from('salt'), { ln, r: 8, p: 1 })
  expect(key).toHaveLength(32)
})
