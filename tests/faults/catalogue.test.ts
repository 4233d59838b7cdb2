import { describe, expect, test } from 'vitest'
import type { Fault, FaultCode } from '../../shared/kernel/faults.ts'
import { faultWords, sayFault } from '../../shared/words/faults.ts'
import { sources } from '../tidy/source.ts'
import { samples } from './samples.ts'

const codes = Object.keys(faultWords) as FaultCode[]
const said = codes.flatMap((code) =>
  samples[code].map((params) => [code, sayFault({ code, params } as Fault)] as const),
)

/** What no clerk should have to read. File names, sheet kinds and system codes may be quoted. */
const JARGON =
  /E_[A-Z]|SQL|null|undefined|\[object|NaN|JSON|SHA|hash|token|commit|fsync|WAL|manifest|schema|ustar|gzip|sqlite|Error|exception/i
const QUOTABLE =
  /TZB1_[a-z]+\.tzb|\.(?:tzb|tzk|xlsx?|et)\b|PDF|OFD|JPG|PNG|Excel|WPS|MB|\bEIO\b|\ba1b2c3d4\b|U盘|\bX\b/g
/** Words after which somebody knows what to do, or that there is nothing to do. */
const WAY_ON = /请|勿|不需要|已取消|重新/

describe('the sentence of every refusal', () => {
  test.each(said)('%s: %s', (_code, sentence) => {
    expect(sentence).toMatch(/^[^\n]{6,160}[。！？]$/u)
    expect(sentence, 'Chinese').toMatch(/\p{Script=Han}{4}/u)
    expect(sentence, 'says what to do next').toMatch(WAY_ON)
    expect(sentence).not.toMatch(JARGON)
    const foreign = sentence.replaceAll(QUOTABLE, '').match(/[A-Za-z_]{3,}/g) ?? []
    const quoted = JSON.stringify(samples)
    expect(
      foreign.filter((word) => !quoted.includes(word)),
      'no words of ours',
    ).toEqual([])
  })

  test('every parameter that makes a sentence another one is shown', () => {
    const variants = codes.filter((code) => samples[code].length > 1)
    for (const code of variants) {
      const sentences = samples[code].map((params) => sayFault({ code, params } as Fault))
      expect(new Set(sentences).size, code).toBe(sentences.length)
    }
  })

  test('no two codes say the same, but for a record of each ledger', () => {
    const byWords = Map.groupBy(codes, (code) => sayFault({ code, params: samples[code][0] } as Fault))
    const shared = [...byWords.values()].filter((same) => same.length > 1)
    for (const same of shared) {
      expect(new Set(same.map((code) => code.split('.')[1])).size, same.join(' = ')).toBe(1)
    }
  })
})

describe('every code', () => {
  const names = (files: typeof sources) =>
    new Set(files.flatMap(({ words }) => words.map(({ text }) => text.slice(1, -1))))
  const isListing = (path: string) => /(?:^|\/)(?:[a-z-]*faults|words|ledger-words|contract)\.ts$/.test(path)
  const product = sources.filter(({ path }) => /^(?:shared|electron)\//.test(path) && !isListing(path))
  const tests = sources.filter(({ path }) => /^tests\//.test(path) && !/^tests\/faults\/samples/.test(path))

  test('is raised by the product', () => {
    const raised = names(product)
    expect(codes.filter((code) => !raised.has(code))).toEqual([])
  })

  test('is provoked by a test', () => {
    const provoked = names(tests.filter(({ path }) => path !== 'tests/bundles/words.test.ts'))
    expect(codes.filter((code) => !provoked.has(code))).toEqual([])
  })

  test('that a door promises exists', () => {
    const known = new Set<string>(codes)
    const promised = sources
      .filter(({ path }) => /^shared\/.*contract\.ts$/.test(path))
      .flatMap(({ words }) => words.map(({ text }) => text.slice(1, -1)))
      .filter((text) => /^(?:disk|session|sheets)\.[a-z]+(?:-[a-z]+)+$/.test(text))
    expect(promised.filter((code) => !known.has(code))).toEqual([])
    expect(promised.length).toBeGreaterThan(20)
  })
})
