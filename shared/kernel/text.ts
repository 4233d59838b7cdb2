/**
 * A text as it is compared: full-width letters and digits made half-width, every space and invisible mark
 * gone, lower case. For matching only; never for keeping.
 */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase()
}

/**
 * A text as it is kept: trimmed, inner white space made single spaces, invisible marks gone, full-width
 * letters and digits made half-width. Chinese punctuation stays as it was written.
 */
export function tidy(text: string): string {
  if (TIDY_ALREADY.test(text)) return text
  return text
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .trim()
}

/**
 * A person's name as it is kept: tidy, the space inside “王　芳” gone, and the dot of transliterated names
 * always `·`.
 */
export function tidyName(text: string): string {
  const name = tidy(text).replace(/ ?[•・‧∙⋅●﹒．.·] ?/gu, '·')
  return HAN_AND_SPACES.test(name) ? name.replaceAll(' ', '') : name
}

const INVISIBLE = /[\s\p{Cc}\p{Cf}]/gu
const UNSEEN = /[\p{Cc}\p{Cf}]/gu
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu
const HAN_AND_SPACES = /^[\p{Script=Han}· ]+$/u
const TIDY_ALREADY = /^[\u4e00-\u9fff\u0021-\u007e]*$/u
