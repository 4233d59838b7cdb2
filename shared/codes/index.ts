import { plain } from '../kernel/text.ts'
import type { Code, CodeSet } from './code-set.ts'

/** The codes of one set, as literals; a set that is open to longer codes takes any text. */
export type CodeOf<S extends CodeSet> = S extends { readonly opensTo: number }
  ? string
  : S['codes'][number]['code']

/** The values of a set that a record may take, in the order of their source. */
export function codesOf(set: CodeSet): readonly Code[] {
  return set.codes
}

/**
 * Whether `code` is a value a record may take: known, not a heading, or an allowed extension of a known
 * one.
 */
export function isCode<S extends CodeSet>(set: S, code: string): code is CodeOf<S> {
  const known = indexOf(set).byCode.get(code)
  return known ? known.heading !== true : extendedFrom(set, code) !== undefined
}

/** The words for a code; a code nobody knows is shown as it stands, so that nothing is hidden. */
export function labelOf(set: CodeSet, code: string): string {
  return (indexOf(set).byCode.get(code) ?? extendedFrom(set, code))?.label ?? code
}

/**
 * The code that a cell means: a code, a label or another usual word, whatever its spaces, widths and case.
 * `undefined` where it is unknown, names a heading only, or could mean two values.
 */
export function codeFrom<S extends CodeSet>(set: S, text: string): CodeOf<S> | undefined {
  const { byText, byCode } = indexOf(set)
  const seen = byText.get(text)
  if (seen !== undefined) return seen as CodeOf<S>
  const words = plain(text)
  const code = byText.get(words)
  if (code !== undefined) return code as CodeOf<S>
  if (byCode.get(words)?.heading) return undefined
  return extendedFrom(set, words) ? (words as CodeOf<S>) : undefined
}

/**
 * Up to `limit` values whose words share something with `text`, likeliest first: what a refusal offers
 * instead.
 */
export function suggestCodes(set: CodeSet, text: string, limit = 3): readonly Code[] {
  const words = plain(text)
  const takable = codesOf(set).filter((code) => !code.heading)
  const rarity = new Map<string, number>()
  for (const letter of new Set(words)) {
    const having = takable.filter((code) => namesOf(code).some((name) => name.includes(letter))).length
    // Subtle: a letter that every value shares (族, 党) says nothing about which one was meant.
    if (having > 0 && having * 2 < takable.length) rarity.set(letter, 1 / having)
  }
  return takable
    .map((code) => ({ code, score: Math.max(...namesOf(code).map((name) => likeness(name, words, rarity))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ code }) => code)
}

type Index = { readonly byCode: ReadonlyMap<string, Code>; readonly byText: ReadonlyMap<string, string> }
const indexes = new WeakMap<CodeSet, Index>()

function indexOf(set: CodeSet): Index {
  let index = indexes.get(set)
  if (!index) {
    index = buildIndex(set)
    indexes.set(set, index)
  }
  return index
}

function buildIndex({ codes, opensTo }: CodeSet): Index {
  const byCode = new Map(codes.map((code) => [code.code, code]))
  const byText = new Map<string, string>()
  const takable = codes.filter((code) => !code.heading)
  // Subtle: codes first, then labels, then other words, so that a synonym never hides another value's own
  // name.
  for (const { code } of takable) byText.set(plain(code), code)
  for (const { code, label } of takable) addWord(byText, label, code)
  for (const { code, also } of takable) for (const word of also ?? []) addWord(byText, word, code)
  // Subtle: a spreadsheet drops leading zeros, but in an open list "11" is a code of its own.
  if (opensTo === undefined)
    for (const { code } of takable) addWord(byText, code.replace(/^0+(?=\d)/, ''), code)
  return { byCode, byText }
}

function addWord(byText: Map<string, string>, word: string, code: string): void {
  const key = plain(word)
  if (!byText.has(key)) byText.set(key, code)
}

function extendedFrom(set: CodeSet, code: string): Code | undefined {
  const longest = set.opensTo
  if (longest === undefined || code.length > longest || !/^\d+$/.test(code)) return undefined
  for (let length = code.length - 1; length > 0; length--) {
    const known = indexOf(set).byCode.get(code.slice(0, length))
    if (known) return known
  }
  return undefined
}

const namesOf = ({ label, also }: Code) => [label, ...(also ?? [])].map(plain)

function likeness(name: string, words: string, rarity: ReadonlyMap<string, number>): number {
  if (words === '') return 0
  const [short, long] = name.length < words.length ? [name, words] : [words, name]
  if (long.includes(short)) return 1 + short.length / long.length
  let score = 0
  for (const [letter, weight] of rarity) if (name.includes(letter)) score += weight / name.length
  return score
}
