import { namePinyin, plainPinyin } from './pinyin.ts'
import { searchText } from './search-text.ts'

/** What a person is found and sorted by; it follows from the name alone. */
export type Keys = { search: string; name_key: string }

/** The keys of one person. Reading a name aloud is dear: bulk work keeps a {@link keeper}. */
export function keysOf(name: string): Keys {
  return { search: searchText(name, [namePinyin, plainPinyin]), name_key: nameKey(name) }
}

/** {@link keysOf} that reads each name once. */
export function keeper(): typeof keysOf {
  const known = new Map<string, Keys>()
  return (name) => {
    const keys = known.get(name) ?? keysOf(name)
    known.set(name, keys)
    return keys
  }
}

/** Names sort syllable by syllable, and names that sound alike by their letters. */
const nameKey = (name: string): string => `${namePinyin(name).join(' ')} ${name}`
