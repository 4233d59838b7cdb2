import { namePinyin, plainPinyin } from './pinyin.ts'
import { searchText } from './search-text.ts'

/** What a person is found and sorted by; it follows from the name and the ID number, masked or not. */
export type Keys = { search: string; name_key: string }

/** The keys of one person. Reading a name aloud is dear: bulk work keeps a {@link keeper}. */
export function keysOf(name: string, idNumber: string): Keys {
  return { search: searchText(name, idNumber, [namePinyin, plainPinyin]), name_key: nameKey(name) }
}

/** {@link keysOf} that reads each name once. */
export function keeper(): typeof keysOf {
  const known = new Map<string, Keys>()
  return (name, idNumber) => {
    let keys = known.get(name)
    if (!keys) {
      keys = { search: searchText(name, null, [namePinyin, plainPinyin]), name_key: nameKey(name) }
      known.set(name, keys)
    }
    return { search: `${keys.search} ${idNumber.slice(-6).toLowerCase()}`, name_key: keys.name_key }
  }
}

/** Names sort syllable by syllable, and names that sound alike by their letters. */
const nameKey = (name: string): string => `${namePinyin(name).join(' ')} ${name}`
