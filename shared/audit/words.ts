import { tableWords } from '../words/tables.ts'
import type { Verification } from './contract.ts'

/** One place where the chain or the tables do not fit, in a sentence. */
export function sayBreak({ what, seq, table, id }: Verification['broken'][number]): string {
  const entry = seq === null ? '操作记录' : `第 ${seq} 条操作记录`
  const row = `${tableWords[table] ?? table}（${id}）`
  return words[what](entry, row)
}

const words: Readonly<
  Record<Verification['broken'][number]['what'], (entry: string, row: string) => string>
> = {
  link: (entry) => `${entry}与上一条接不上`,
  body: (entry) => `${entry}的内容被改动过`,
  gap: (entry) => `${entry}缺失`,
  checkpoint: (entry) => `${entry}与当时的封存点不一致`,
  'row-missing': (_, row) => `${row}应当存在，现在没有了`,
  'row-added': (_, row) => `${row}没有操作记录，却在台账里`,
  'row-changed': (_, row) => `${row}与操作记录推算的结果不一致`,
  head: () => '末条摘要与台账登记的不一致，末尾可能被截去',
}
