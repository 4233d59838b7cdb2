import type { PinyinOf } from './pinyin.ts'
import { plain } from './text.ts'

/**
 * Everything a person is looked up by, in one lower-case string of words: the name, its full pinyin, its
 * initials — each also in the other reading where `readings` differ. A typed {@link searchQuery} finds the
 * person if it stands anywhere in it.
 */
export function searchText(name: string, readings: readonly PinyinOf[]): string {
  const words = new Set([plain(name)])
  for (const read of readings) {
    const syllables = read(name).filter((syllable) => /[\p{L}\p{N}]/u.test(syllable))
    words.add(syllables.join('').toLowerCase())
    words.add(
      syllables
        .map((syllable) => syllable[0])
        .join('')
        .toLowerCase(),
    )
  }
  words.delete('')
  return [...words].join(' ')
}

/** What somebody typed into a search box, in the spelling of {@link searchText}. */
export function searchQuery(typed: string): string {
  return plain(typed).replaceAll('ü', 'v')
}
