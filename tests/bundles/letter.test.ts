import { describe, expect, test } from 'vitest'
import { openInner } from '../../electron/bundles/format/unseal.ts'
import { sha256Hex } from '../../electron/crypto/digest.ts'
import { keyFingerprint } from '../../electron/crypto/ed25519.ts'
import { limits } from '../../shared/bundles/limits.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import { signed } from './forge.ts'
import { community, opener, refusalOf, reportDraft } from './offices.ts'

const sound = { fmt: 'tzl', v: 1, type: 'report-in', version: 1, body: { unit: '样例单位', times: 3 } }

/** A letter of the community's: its text, and what its manifest says otherwise. */
function letter(text = canonical(sound), over: object = {}, member: object = {}) {
  const bytes = Buffer.from(text)
  return signed(
    {
      ...{ fmt: 'tzb', v: 1, suite: 's1', ...reportDraft(), kind: 'letter', period: null, revision: null },
      from: { ...reportDraft().from, key: keyFingerprint(community.signer.publicKey) },
      ...{ tables: [], files: [], audit: null, receipt: null, totals: { rows: 0, sums: [] } },
      letter: { member: 'letter.json', size: bytes.length, sha256: sha256Hex(bytes), ...member },
      ...over,
    },
    [{ name: 'letter.json', bytes }],
  )
}
const refused = (archive: Buffer) => refusalOf(async () => openInner(archive, opener()))

describe('a letter', () => {
  test('opens with its type and what it says', () => {
    const opened = openInner(letter(), opener())
    expect(opened.letter).toEqual(sound)
    expect([opened.tables, opened.files, opened.receipt]).toEqual([[], [], null])
  })

  test('is one canonical text of its own shape', async () => {
    for (const wrong of [
      JSON.stringify(sound),
      `${canonical(sound)} `,
      '[]',
      canonical({ ...sound, type: '../x' }),
      canonical({ ...sound, body: [] }),
      canonical({ ...sound, later: 1 }),
      canonical({ ...sound, body: { unit: '样\u202e例' } }),
    ]) {
      expect(await refused(letter(wrong)), wrong).toBe('bundles.bad-letter')
    }
    expect(await refused(letter(canonical(sound), {}, { size: 1 }))).toBe('bundles.bad-digest')
    expect(await refused(letter(canonical(sound), {}, { sha256: '0'.repeat(64) }))).toBe('bundles.bad-digest')
  })

  test('has at most one mebibyte, and nothing beside it', async () => {
    const about = (length: number) => canonical({ ...sound, body: { text: 'a'.repeat(length) } })
    const room = limits.letterBytes - about(0).length
    expect(openInner(letter(about(room)), opener()).letter?.type).toBe('report-in')
    expect(await refused(letter(about(room + 1)))).toBe('bundles.too-large')
    const entry = reportDraft()
    expect(await refused(letter(undefined, { revision: entry.revision }))).toBe('bundles.bad-manifest')
    expect(await refused(letter(undefined, { approved_by: [] }))).toBe('bundles.bad-manifest')
    expect(await refused(letter(undefined, { letter: null }))).toBe('bundles.bad-manifest')
  })
})
