import type { Names } from '../kernel/words-for.ts'
import { html, type Paper, paperTable, signatureLine } from '../papers/paper.ts'
import { footOf, type Printing } from '../papers/printing.ts'
import type { CutTold } from './cut.ts'
import { cutListName, sayCopy } from './words.ts'

/** 清除清单: what was cleared here, and whose copies are theirs to destroy; signed by both sides. */
export function cutListPaper(
  cuts: readonly CutTold[],
  about: Printing & { readonly officeName: string },
  names: Names,
): Paper {
  return {
    title: cutListName,
    landscape: true,
    ...footOf(about),
    body: html`<h1>${cutListName}</h1>
<div class="head"><span>单位：${about.officeName}</span><span>共 ${cuts.length} 条</span></div>
${paperTable(
  ['清除日期', '记录', '原因', '决定人', '清除前已带出的包'],
  cuts.map(({ day, ofTable, title, reason, byName, copies }) => [
    day,
    `${names.table(ofTable)}：${title}`,
    reason,
    byName,
    copies.map(sayCopy).join('；') || '无',
  ]),
)}
<p>本单位台账中的上列敏感内容已经清除。已经带出的包、以前的备份和U盘上的副本不在本软件控制之内，由持有单位自行销毁，并在此签字。</p>
${signatureLine(['本单位负责人', '持有单位经办人', '销毁日期'])}`,
  }
}
