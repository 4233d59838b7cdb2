import { desk } from '../../../shared/desk/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Deed } from './deed.ts'

/** What people leave lying on their desk. */
export const scratch: readonly Deed[] = [
  {
    door: desk.saveView,
    who: 'clerk',
    async do({ kept }, runtime) {
      kept.view = (await runtime.call(desk.saveView, { list: 'members', name: '流动党员', content: '{}' })).id
    },
  },
  {
    door: desk.dropView,
    who: 'clerk',
    do: ({ kept }, runtime) => runtime.call(desk.dropView, { id: kept.view as Id }),
  },
  {
    door: desk.saveDraft,
    who: 'clerk',
    do: (_, runtime) =>
      runtime.call(desk.saveDraft, { form: 'member', recordId: 'new', content: '{"name":"王"}' }),
  },
  {
    door: desk.dropDraft,
    who: 'clerk',
    do: (_, runtime) => runtime.call(desk.dropDraft, { form: 'member', recordId: 'new' }),
  },
]
