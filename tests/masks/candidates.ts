import { checkSignOf } from '../../shared/kernel/id-number.ts'

/** What may be known of anybody beside what is shown: where and when they were born, and their sex. */
const knownOf = (number: string) => ({ area: number.slice(0, 6), born: number.slice(6, 14) })

/** Every ID number that somebody of this area, birthday and sex can have: 500 of them. */
export function possibleNumbers(number: string): string[] {
  const { area, born } = knownOf(number)
  const isMan = Number(number[16]) % 2
  return Array.from({ length: 1000 }, (_, nth) => nth)
    .filter((nth) => nth % 2 === isMan)
    .map((nth) => `${area}${born}${String(nth).padStart(3, '0')}`)
    .map((digits) => digits + checkSignOf(digits))
}

/** A sound number of area 990000 whose check sign is X, so that no other figure ends like it. */
export function numberEndingInX(born: string, nth: number): string {
  const digits = (at: number) => `990000${born.replaceAll('-', '')}${String(at % 1000).padStart(3, '0')}`
  for (let at = nth; ; at += 1) if (checkSignOf(digits(at)) === 'X') return `${digits(at)}X`
}

/**
 * The numbers that stay possible for the bearer of `number` after somebody read `texts`: each piece of it
 * that stands anywhere, behind stars or by itself, rules out all numbers it is not a piece of.
 */
export function candidatesAfter(texts: Iterable<string>, number: string): string[] {
  let left = possibleNumbers(number)
  for (const text of texts) {
    for (const piece of piecesIn(text)) if (piece.test(number)) left = left.filter((one) => piece.test(one))
  }
  return left
}

/** What in a text may be a piece of an ID number, as the pattern that all numbers of that piece fit. */
function piecesIn(text: string): RegExp[] {
  const bare = text.replaceAll(KEYS, ' ').toUpperCase().replaceAll(NAMES, ' ')
  return [...new Set(bare.match(/[0-9*]+X?/g))].flatMap((piece) => {
    if (piece.includes('*')) {
      // Stars and letters that stand for hidden signs; what is no mask of 18 signs says how the number ends.
      if (piece.length === 18) return [new RegExp(`^${piece.replaceAll('*', '.')}$`)]
      const tail = piece.slice(piece.lastIndexOf('*') + 1)
      return tail === '' ? [] : [new RegExp(`${tail}$`)]
    }
    if (piece.length === 18) return [new RegExp(`^${piece}$`)]
    return piece.endsWith('X') && piece.length > 1 ? [new RegExp(`${piece}$`)] : []
  })
}

/** Signatures and keys, which are chance and no pieces of anything; no number stands in them. */
const KEYS =
  /-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----|(?![\w+/]*\d{17})(?=[\w+/]*[a-z])[\w+/]{40,}/g
/** Nor are ids and digests. */
const NAMES = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F-]{22}|\b[0-9A-F]{32,}\b/g
