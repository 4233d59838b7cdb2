import { expect, test } from 'vitest'
import { menuPagesIn } from '../../electron/shell/menu-pages.ts'

test('the menu takes pages with names, and nothing else that a page might say', () => {
  const pages = [{ name: 'desk', label: '工作台' }]
  expect(menuPagesIn(pages)).toEqual(pages)
  expect(menuPagesIn([])).toEqual([])
  const strange = [
    ...[null, 'desk', {}, [null], [{}], [{ name: 'desk' }], [{ name: 'desk', label: 7 }]],
    ...[[{ name: '../x', label: '' }], [{ name: 'desk', label: '长'.repeat(41) }], Array(41).fill(pages[0])],
  ]
  for (const asked of strange) expect(menuPagesIn(asked), JSON.stringify(asked)).toBeUndefined()
  expect(menuPagesIn([{ ...pages[0], click: 'x' }])).toEqual(pages)
})
