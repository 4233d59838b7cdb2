import { missingPapers, rulesOn } from '../../../shared/ledgers/spending/rules.ts'
import { samplePaperFiles, samplePapers } from '../../../shared/ledgers/spending/sample-words.ts'
import type { Spending } from '../../../shared/ledgers/spending/spending.ts'
import { keepContent } from '../../attachments/contents.ts'
import { toColumns } from '../../db/columns.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import type { Around } from './judging.ts'

/** A picture that stands for every paper of one kind in the sample. */
export type SamplePaper = {
  /** A code of the paper-kind set. */
  readonly kind: string
  readonly name: string
  readonly content: Uint8Array
  /** A JPEG of at most 240 pixels a side. */
  readonly thumbnail: Uint8Array
}

/**
 * Lays beside spendings, one after the other, the papers that the rules of their day ask for at their stage;
 * the first two approved ones lack theirs for payment, so that somebody can find out.
 */
export function paperClerk(unit: CommandContext, papers: readonly SamplePaper[], addedBy: string) {
  const put = unit.inserter('attachment')
  const kept = papers.map(({ kind, name, content, thumbnail }) => ({
    ...{ kind, name, media: 'jpg', sizeBytes: content.length, addedBy },
    sha256: keepContent(unit, content, thumbnail),
  }))
  let approved = 0
  return (spending: Spending, { rules }: Around): void => {
    if (spending.state === 'draft') return
    if (spending.state === 'approved') approved += 1
    const isPayable = spending.state === 'approved' && approved > BARE
    const stage = isPayable || spending.paidDay !== null ? 'pay' : 'submit'
    const kinds = missingPapers(rulesOn(rules, spending.day), spending, [], stage)
    const beside = kept.filter(({ kind }) => kinds.includes(kind))
    for (const [at, paper] of beside.entries()) {
      put(toColumns({ id: unit.newId(), ofTable: 'spending', ofId: spending.id, ...paper, sort: at + 1 }))
    }
  }
}

const BARE = 2

/** The pictures of the shipped sample that stand for papers beside spendings. */
export function samplePapersIn(file: (path: string) => Uint8Array): SamplePaper[] {
  return (Object.keys(samplePapers) as (keyof typeof samplePapers)[]).map((kind) => {
    const { large, small } = samplePaperFiles(kind)
    return { kind, name: samplePapers[kind], content: file(large), thumbnail: file(small) }
  })
}
