import { describe, expect, test } from 'vitest'
import type { PasswordFlaw } from '../../shared/session/faults.ts'
import { knownPasswords } from '../../shared/session/known-passwords.ts'
import { checkPassword, passwordStrength } from '../../shared/session/password.ts'
import { fc } from '../support/properties.ts'

const name = '样例甲'

describe('a password', () => {
  test.each<[string, PasswordFlaw]>([
    ['', 'too-short'],
    ['Ab3$efg8_', 'too-short'],
    ['𠮷𠮷𠮷野家𠮷野家𠮷', 'too-short'],
    [`${'Ab3$efg8_x'.repeat(20)}y`, 'too-long'],
    ['Password123', 'too-common'],
    ['ＰＡＳＳＷＯＲＤ　１２３', 'too-common'],
    ['aaaaaaaaaaaa', 'too-common'],
    ['aabbccaabbcc', 'too-common'],
    ['qwe1qwe1qwe1', 'too-common'],
    ['2345678901', 'too-common'],
    ['0987654321', 'too-common'],
    ['cdefghijklm', 'too-common'],
    ['党员党员党员党员党员', 'too-common'],
    ['样例甲的密码2031', 'contains-name'],
    ['样 例 甲 的密码2031', 'contains-name'],
  ])('%s is refused: %s', (password, flaw) => {
    expect(checkPassword(password, name)).toEqual({
      ok: false,
      fault: { code: 'session.weak-password', params: { flaw } },
    })
    expect(passwordStrength(password, name)).toBe('weak')
  })

  test.each(['枫桥夜泊不见当年客船', 'Spring-Rain-2031', 'q7 m2 k9 x4', '4711081592'])(
    '%s is taken',
    (password) => {
      expect(checkPassword(password, name)).toEqual({ ok: true, value: password })
    },
  )

  test('may hold a name of one letter, as hardly any could avoid it', () => {
    expect(checkPassword('Spring-Rain-2031', 'R').ok).toBe(true)
    expect(checkPassword('Spring-Rain-2031', 'rain').ok).toBe(false)
    expect(checkPassword('Spring-Rain-2031', '').ok).toBe(true)
  })

  test('is spelt in one way only, so that taking it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 10 }), (typed) => {
        const once = checkPassword(typed, name)
        if (once.ok) expect(checkPassword(once.value, name)).toEqual(once)
      }),
    )
  })

  test('is called stronger the longer and more mixed it is', () => {
    expect(passwordStrength('4711081592', name)).toBe('weak')
    expect(passwordStrength('q7m2k9x4bz', name)).toBe('fair')
    expect(passwordStrength('Spring-Rain-2031', name)).toBe('strong')
    expect(passwordStrength('枫桥夜泊不见当年客船', name)).toBe('strong')
  })
})

test('the list of common passwords holds only what the length would let through, as it is compared', () => {
  for (const password of knownPasswords) {
    expect([...password].length).toBeGreaterThanOrEqual(10)
    expect(password.toLowerCase().replace(/\s/g, '')).toBe(password)
  }
})
