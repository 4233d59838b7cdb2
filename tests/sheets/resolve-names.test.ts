import { expect, test } from 'vitest'
import { nameResolver } from '../../shared/sheets/resolve-names.ts'

const find = nameResolver([
  { id: '1', names: ['A1', '中共样例社区第一支部委员会', '第一党支部'] },
  { id: '2', names: ['A2', '中共样例社区第二支部委员会', '第二党支部'] },
  { id: '3', names: ['A3', '中共样例社区东片区总支部委员会', '东片区党总支'] },
  { id: '4', names: ['A4', null, '第二党支部'] },
])

test.each([
  ['第一党支部', { id: '1' }],
  [' 第一 支部', { id: '1' }],
  ['中国共产党样例社区第一支部委员会', { id: '1' }],
  ['样例社区第一党支部', { id: '1' }],
  ['a1', { id: '1' }],
  ['东片区总支', { id: '3' }],
  ['第二党支部', 'ambiguous'],
  ['样例社区第二党支部', { id: '2' }],
  ['第九党支部', 'unknown'],
  ['', 'unknown'],
])('“%s” is %j', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
