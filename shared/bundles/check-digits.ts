import { z } from 'zod'

/**
 * 校验数字: six groups of five digits (about 99.7 bits) that stand for everything an enrolment says of an
 * office. Three groups are typed (49.8 bits, 10^15 numbers).
 */
export type CheckNumber = readonly string[]

/** Groups 2, 4 and 6, as a person typed them from the stamped sheet or heard them on the phone. */
export const TypedGroups = z.strictObject({
  second: z.string().max(20),
  fourth: z.string().max(20),
  sixth: z.string().max(20),
})
export type TypedGroups = z.infer<typeof TypedGroups>

/** The check number of a 32-byte digest: per group five bytes, big-endian, mod 100,000. */
export function checkNumberOf(digest: Uint8Array): CheckNumber {
  return [0, 1, 2, 3, 4, 5].map((group) => {
    const bytes = digest.subarray(group * 5, group * 5 + 5)
    const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
    return String(value % 100_000).padStart(5, '0')
  })
}

/** As it is printed: `12345 67890 …`. */
export function sayCheckNumber(number: CheckNumber): string {
  return number.join(' ')
}

/**
 * Whether the three typed groups are the right ones. Spaces and full-width digits are as good as plain ones.
 */
export function matchesTyped(number: CheckNumber, typed: TypedGroups): boolean {
  const groups = [typed.second, typed.fourth, typed.sixth].map(plainDigits)
  return groups[0] === number[1] && groups[1] === number[3] && groups[2] === number[5]
}

const plainDigits = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')
