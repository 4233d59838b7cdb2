import type { Day } from '../kernel/day.ts'
import type { CodeOf } from './index.ts'
import type { organisationPostCodes, organisationTypeCodes } from './organisation.ts'

type Type = CodeOf<typeof organisationTypeCodes>

/** Which organisation may stand where, from a day on; `null` stands for the top of the tree. */
export type OrganisationOrder = {
  readonly validFrom: string
  readonly source: string
  readonly under: Readonly<Record<Type, readonly (Type | null)[]>>
  /** The organisations that members belong to. */
  readonly withMembers: readonly Type[]
  /** Posts that one person holds at a time; any number may hold the others. */
  readonly singlePosts: readonly CodeOf<typeof organisationPostCodes>[]
}

/** The orders that ever held, newest first. */
export const organisationOrders: readonly OrganisationOrder[] = [
  {
    validFrom: '0000-01-01',
    source: '《中国共产党章程》第三十条、《中国共产党支部工作条例（试行）》第四至六条; top of the tree [I]',
    under: {
      '611': [null, '611'],
      '621': [null, '611'],
      '631': [null, '611', '621'],
      '632': [null, '611', '621'],
      group: ['631', '632'],
    },
    withMembers: ['631', '632', 'group'],
    singlePosts: ['secretary', 'group-leader'],
  },
]

/** The order in force on a day. */
export function organisationOrderOn(day: Day): OrganisationOrder {
  return organisationOrders.find(({ validFrom }) => validFrom <= day) ?? organisationOrders.at(-1)!
}
