import { namePinyin, plainPinyin } from '../../kernel/pinyin.ts'
import { searchText } from '../../kernel/search-text.ts'

type Named = {
  readonly purpose: string
  readonly organiser: string | null
  readonly responsible: string
}

/** What a booking is looked up by: purpose, who holds it and who answers for it, in 汉字 and pinyin. */
export function searchOf({ purpose, organiser, responsible }: Named): string {
  const readings = [namePinyin, plainPinyin]
  const names = [purpose, organiser ?? '', responsible].filter((text) => text !== '')
  return names.map((text) => searchText(text, readings)).join(' ')
}
