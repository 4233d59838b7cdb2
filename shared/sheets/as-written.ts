import { plain } from '../kernel/text.ts'

/** Whether a cell says that there is nothing to say: a stroke, 无, N/A, a box that nobody ticked. */
export const isNothing = (text: string): boolean => NOTHING.test(plain(text))

/**
 * The word whose box is ticked: `□是 ☑否`, `是（　）否（√）` are 否; '' where none is. Undefined where a cell has no
 * boxes beside words, or several are ticked.
 */
export function tickedWord(text: string): string | undefined {
  const bare = text.replace(/\s/gu, '').replace(BRACKETS, (_, mark) => (mark ? TICKED : EMPTY))
  const parts = bare
    .replace(TICKS, TICKED)
    .replace(EMPTIES, EMPTY)
    .split(/([□☑])/u)
  // Words stand at the even places and boxes between them; a word is before its box, or behind it.
  const step = parts[0] === '' ? 1 : -1
  const boxes = parts.flatMap((sign, at) => (at % 2 === 1 ? [{ sign, word: wordIn(parts[at + step]!) }] : []))
  if (boxes.every(({ word }) => word === '')) return undefined
  const ticked = boxes.filter(({ sign }) => sign === TICKED)
  return ticked.length > 1 ? undefined : (ticked[0]?.word ?? '')
}

/** A word without what stands between it and the next. */
const wordIn = (part: string): string => part.split(/[,，、;；/]/).find((word) => word !== '') ?? ''

const NOTHING = /^(?:[/\\\-–—―−ー_]+|[□☐◻▢]+|无|暂无|没有|空|n\/?a|none|null)$/
const TICKED = '☑'
const EMPTY = '□'
const TICKS = /[✓✔√■▣☒]/gu
const EMPTIES = /[☐◻▢○]/gu
/** A pair of brackets with a mark or nothing in it, as printed forms have them. */
const BRACKETS = /[(（[【]([√✓✔☑■vVxX×]?)[)）\]】]/gu
