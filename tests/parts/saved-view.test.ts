import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../renderer/parts/list/columns.ts'
import type { ListSpec } from '../../renderer/parts/list/list-kinds.ts'
import { askedAtFirst, readView } from '../../renderer/parts/list/saved-view.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'

const spec = {
  fields: memberFields,
  sorts: { name: 'name', birthDay: 'birthDay' },
  filters: [
    { kind: 'switch', key: 'present', label: '在册', choices: [{ label: '在册', value: true }] },
    { kind: 'days', from: 'bornFrom', to: 'bornTo', label: '出生日期' },
  ],
} as unknown as ListSpec

describe('a saved view', () => {
  test('comes back as it was saved', () => {
    const view = {
      search: '王',
      filters: { present: false, bornFrom: '1950-01-01' },
      sort: 'birthDay',
      descending: true,
      columns: ['name', 'sex'],
    }
    expect(readView(JSON.stringify(view), spec)).toEqual(view)
  })

  test('of another version loses only what this list does not have', () => {
    const view = readView(
      JSON.stringify({ filters: { gone: 1, present: true }, sort: 'gone', columns: ['gone', 'name'] }),
      spec,
    )
    expect(view).toEqual({
      search: '',
      filters: { present: true },
      sort: 'name',
      descending: false,
      columns: ['name'],
    })
  })

  test('that nobody can read is none', () => {
    expect(readView('{', spec)).toBeUndefined()
    expect(readView('[1]', spec)).toBeUndefined()
  })
})

describe('a list before anybody chose', () => {
  test('asks its first sort and the first choice of its switches', () => {
    expect(askedAtFirst(spec)).toEqual({
      search: '',
      filters: { present: true },
      sort: 'name',
      descending: false,
    })
  })

  test('shows its first column and the usual ones; unknown columns never empty it', () => {
    expect(columnsOf(memberFields, undefined).map(({ name }) => name)).toContain('idNumber')
    expect(columnsOf(memberFields, ['gone']).length).toBeGreaterThan(1)
    expect(columnsOf(memberFields, ['sex', 'name']).map(({ name }) => name)).toEqual(['sex', 'name'])
  })
})
