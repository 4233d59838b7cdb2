import { bundleKindWords } from '../bundles/state-words.ts'
import { sayMomentDay } from '../kernel/moment-words.ts'
import type { WordsFor } from '../kernel/words-for.ts'
import type { Copy } from './cut.ts'
import type { CuttingFaults } from './faults.ts'

/** What refusals about cutting say. */
export const cuttingFaultWords: WordsFor<CuttingFaults> = {
  'cutting.not-found': () => '找不到这条记录，未做任何修改。请刷新后再试。',
  'cutting.nothing-left': () => '这条记录已经没有可清除的内容，不需要再清除。',
}

/** A copy that somebody else holds. */
export const sayCopy = ({ kind, toName, fileName, sealedAtMs }: Copy): string =>
  `${sayMomentDay(sealedAtMs)} 给“${toName}”的${bundleKindWords[kind]}（${fileName}）`

/** What the list of cuts is called as a file. */
export const cutListName = '敏感内容清除清单'
