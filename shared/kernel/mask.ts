/** How a value is hidden until somebody asks to see it. */
export type Mask = 'name' | 'id-number' | 'phone' | 'address' | 'bank-account'

/**
 * A value with its telling part hidden. ID number: only the area, its first six; phone: first three and last
 * four; bank account: last four; name: first and last letter; address: up to the building. What is too
 * short to hide a part of is hidden whole, and what is hidden already stays as it is. These are conventions
 * of screens; a paper for the public shows less.
 *
 * SECURITY: birth day and sex stand beside a hidden ID number, so that each of its last four signs that is
 * shown tells nearly all of it; none is, and 500 numbers stay possible (tests/masks/rebuilding.test.ts).
 */
export function masked(mask: Mask, value: string): string {
  return value === '' ? '' : MASKS[mask](value)
}

const MASKS: Readonly<Record<Mask, (value: string) => string>> = {
  'id-number': (value) => keep(value, 6, 0, 9),
  phone: maskedPhone,
  'bank-account': (value) =>
    value.length > 8 || /^\*{4}[^*]{4}$/.test(value) ? `****${value.slice(-4)}` : '****',
  name: maskedName,
  address: maskedAddress,
}

/** Keeps the ends; hides everything where the middle would be shorter than `least`. */
function keep(value: string, head: number, tail: number, least: number): string {
  const hidden = value.length - head - tail
  return hidden < least
    ? '*'.repeat(value.length)
    : value.slice(0, head) + '*'.repeat(hidden) + value.slice(head + hidden)
}

function maskedPhone(value: string): string {
  if (value.length >= 11) return keep(value, 3, 4, 4)
  return value.length > 4 ? `****${value.slice(-2)}` : '****'
}

function maskedName(value: string): string {
  const letters = [...value]
  if (letters.length <= 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

const BUILDING = /^.*?(?:小区|家园|花园|公寓|大院|家属院|号院|号楼|[栋幢]|\d号)/u
function maskedAddress(value: string): string {
  const building = BUILDING.exec(value)?.[0]
  if (building && building.length < value.length) return `${building}****`
  return value.length > 6 ? `${value.slice(0, 6)}****` : '****'
}
