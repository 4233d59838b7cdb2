import type { ImportPreview } from '../../../shared/imports/contract.ts'

/** What a row of a workbook would do. */
export type Verdict = ImportPreview['rows'][number]['verdict']

/** Each verdict as people read it, and what follows from it. */
export const verdictWords: Readonly<Record<Verdict, { readonly label: string; readonly explains: string }>> =
  {
    new: { label: '新增', explains: '台账里还没有，导入后新增。' },
    changed: {
      label: '变更',
      explains: '台账里已有，这些格子与台账不同，导入后改成工作簿里的。',
    },
    same: { label: '相同', explains: '与台账完全一样，不用导入。' },
    wrong: {
      label: '有误',
      explains: '这些行不会导入，不影响其他行。请按提示改好工作簿，再导入一次；已导入的不会重复。',
    },
  }
