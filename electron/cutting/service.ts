import { cutting } from '../../shared/cutting/contract.ts'
import type { Cut, CutTold } from '../../shared/cutting/cut.ts'
import { cutListPaper } from '../../shared/cutting/papers.ts'
import { cutListName } from '../../shared/cutting/words.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { dictionary } from '../../shared/kernel/dictionary.ts'
import { refuse, refuseIf } from '../../shared/kernel/refusal.ts'
import { columnLabel } from '../../shared/words/changes.ts'
import { sayFault } from '../../shared/words/faults.ts'
import { names } from '../../shared/words/tables.ts'
import type { Reader } from '../db/access.ts'
import { officeOf, printing, savePaper } from '../ipc/exports.ts'
import { type Handlers, implement } from '../ipc/handlers.ts'
import type { CutJudges } from './judge.ts'
import * as store from './store.ts'

/** 清除敏感内容. When a record may be cut, the judge of its table says. */
export function cuttingService(judges: CutJudges): Handlers<typeof cutting> {
  const known = dictionary<CutJudges[string] | undefined>(judges)
  const judged = (reader: Reader, { ofTable, ofId }: Pick<Cut, 'ofTable' | 'ofId'>, today: string) =>
    known[ofTable]?.(reader, ofId, today) ?? refuse('cutting.not-found', {})
  const told = (reader: Reader, today: string): CutTold[] => {
    const names = store.accountNames(reader)
    return store.allCuts(reader).map((cut) => ({
      ...cut,
      title: known[cut.ofTable]?.(reader, cut.ofId, today)?.title ?? '',
      byName: cut.cutBy === null ? '' : (names.get(cut.cutBy) ?? ''),
      copies: store.copiesOf(reader, cut.ofTable, cut.ofId, cut.atMs),
    }))
  }
  return implement(cutting, {
    preview(reader, { ofTable, ofId }, { today }) {
      const { title, refused } = judged(reader, { ofTable, ofId }, today)
      const columns = [...store.sensitiveOf(reader, ofTable, ofId).keys()]
      return {
        title,
        labels: columns.map((column) => columnLabel(ofTable, column)),
        why: refused ? sayFault(refused) : null,
        copies: store.copiesOf(reader, ofTable, ofId, Number.MAX_SAFE_INTEGER),
      }
    },

    cut(unit, { ofTable, ofId, reason }) {
      const { refused } = judged(unit, { ofTable, ofId }, unit.today)
      refuseIf(refused)
      if (store.sensitiveOf(unit, ofTable, ofId).size === 0) refuse('cutting.nothing-left', {})
      const when = { day: unit.today as Day, atMs: unit.nowMs }
      const cut: Cut = { id: unit.newId(), ofTable, ofId, ...when, reason, cutBy: unit.request.person.id }
      store.insertCut(unit, cut)
      store.clear(unit, ofTable, ofId)
      return cut
    },

    list: (reader, _, { today }) => told(reader, today),

    printList: (task, { reason }) =>
      savePaper(
        task,
        cutListName,
        cutListPaper(
          told(task.own, task.request.today),
          { ...printing(task, reason), officeName: officeOf(task) },
          names,
        ),
        { event: 'cutting.list-printed', facts: {}, reason },
      ),
  })
}
