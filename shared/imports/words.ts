import { roleWords } from '../kernel/role-words.ts'
import type { WordsFor } from '../kernel/words-for.ts'
import type { ImportFaults } from './faults.ts'

export const importFaultWords: WordsFor<ImportFaults> = {
  'imports.expired': () => '这次试导入已过期，请重新打开工作簿。',
  'imports.nothing': () => '没有可以导入的行：要么都一样，要么都有错。请先按提示修改工作簿。',
  'imports.moved': ({ row }) =>
    `试导入之后，第 ${row} 行对应的记录被改过，没有导入任何一行。请重新打开工作簿再试。`,
  'imports.not-yours': ({ roles }) =>
    `这类导入会直接记账，只能由${roles.map((role) => `“${roleWords[role]}”`).join('或')}岗位的人导入和撤销。` +
    '请把核对好的工作簿交给他们。',
  'imports.missing-columns': ({ labels }) =>
    `工作簿缺少必填的列：${labels.join('、')}。请补上，或在“列对应”里为它指定一列。`,
  'imports.no-workbook': () => '粘贴的内容没有原工作簿可以标注，请直接在预览里查看错误。',
  'imports.not-found': () => '找不到这次导入，请刷新后重试。',
  'imports.already-undone': () => '这次导入已经撤销过了，不需要再撤销。',
  'imports.built-upon': ({ titles, count }) =>
    `有 ${count} 条记录在导入之后又被改过（如${titles.join('、')}），不能整批撤销。请逐条更正。`,
}

/** What imports call their files. */
export const importWords = {
  pasted: '粘贴的内容',
  marked: '（标红）',
  flags: ['是', '否'],
} as const
