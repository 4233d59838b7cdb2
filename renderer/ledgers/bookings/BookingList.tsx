import { Tag } from 'antd'
import { useMemo } from 'react'
import { activityKindCodes, bookingStateCodes } from '../../../shared/codes/bookings.ts'
import { labelOf } from '../../../shared/codes/index.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import { goTo } from '../../bridge/place.ts'
import { ListPage } from '../../parts/list/ListPage.tsx'
import type { ListSpec } from '../../parts/list/list-kinds.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { stateColours } from './state-colours.ts'
import { useNames } from './use-names.ts'
import { usePlaces } from './use-places.ts'

type Spec = ListSpec<typeof bookings.list>

/** 预约清单: who has which room when, coming and past. */
export function BookingList() {
  const { choices } = useOrganisations()
  const { choices: places } = usePlaces()
  const { fieldName } = useNames()
  const spec = useMemo(
    (): Spec => ({
      ...fixed,
      filters: [
        {
          kind: 'switch',
          key: 'when',
          label: '今后或以往',
          choices: [
            { label: '今天及以后', value: 'coming' },
            { label: '以往', value: 'past' },
            { label: '全部', value: 'all' },
          ],
        },
        { kind: 'tree', key: 'placeId', label: '场所或房间', nodes: places },
        { kind: 'codes', key: 'state', label: '状态', codes: bookingStateCodes },
        { kind: 'codes', key: 'activity', label: '活动类别', codes: activityKindCodes, more: true },
        { kind: 'tree', key: 'organisationId', label: '主办党组织（含下级）', nodes: choices, more: true },
        { kind: 'days', from: 'from', to: 'to', label: '日期', more: true },
        { kind: 'flag', key: 'isUncounted', label: '已结束未签到', more: true },
      ],
      nameOf: fieldName,
    }),
    [choices, places, fieldName],
  )
  return <ListPage {...spec} />
}

const fixed: Omit<Spec, 'filters'> = {
  title: '预约清单',
  counted: '场预约',
  list: 'bookings',
  door: bookings.list,
  fields: bookingFields,
  sorts: { day: 'day', roomId: 'room' },
  sums: [
    { key: 'asked', label: '待审批' },
    { key: 'booked', label: '已预约' },
    { key: 'came', label: '实到人次' },
  ],
  searchHint: '活动、主办方、负责人，可用拼音',
  cells: {
    state: ({ state }) => <Tag color={stateColours[state]}>{labelOf(bookingStateCodes, state)}</Tag>,
  },
  onOpen: ({ id }) => goTo('bookings', { id }),
  create: { door: bookings.reserve, label: '新建预约', onClick: () => goTo('bookings', { mode: 'new' }) },
  importing: { noun: 'bookings', onClick: () => goTo('bookings', { mode: 'import' }) },
  exportDoor: bookings.exportSheet,
  printDoor: bookings.printList,
  empty: {
    title: '这里登记活动场所的预约和使用',
    words: '请先在“场所与房间”里建立场所、房间和开放时间，再新建预约。时间重叠的预约不会被登记。',
  },
}
