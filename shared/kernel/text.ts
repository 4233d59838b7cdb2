/**
 * A text as it may come in anywhere: without the signs that nobody sees or that turn what is seen around —
 * controls, zero-width and direction marks, halves of a letter. Tabs and line breaks stay. The one rule: what
 * is typed, pasted or imported is cleaned by it, what was signed elsewhere is refused where it breaks it.
 */
export function seen(text: string): string {
  return isSeen(text) ? text : text.replace(HIDDEN, '')
}

/** Whether a text holds only what can be seen, tabs and line breaks included. */
export function isSeen(text: string): boolean {
  return text.search(HIDDEN) === -1
}

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

const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu
const HAN_AND_SPACES = /^[\p{Script=Han}· ]+$/u
const TIDY_ALREADY = /^[\u4e00-\u9fff\u0021-\u007e]*$/u
