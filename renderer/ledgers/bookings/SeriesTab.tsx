import { Button, Flex, Table, Tag } from 'antd'
import { useState } from 'react'
import { bookingStateCodes } from '../../../shared/codes/bookings.ts'
import { labelOf } from '../../../shared/codes/index.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { saySpan, sayWeekday } from '../../../shared/ledgers/bookings/words.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { CancelSeriesDialog } from './CancelSeriesDialog.tsx'
import { stateColours } from './state-colours.ts'
import { useNames } from './use-names.ts'

type Told = NonNullable<Output<typeof bookings.get>['series']>

/** The series a booking belongs to: its rule, and what became of each of its bookings. */
export function SeriesTab({ series }: { readonly series: Told }) {
  const [isCancelling, setCancelling] = useState(false)
  const { nameOf } = useNames()
  const { rule } = series
  const weekdays = rule.weekdays.map(sayWeekday).join('、')
  const pace = rule.everyWeeks === 1 ? '每周' : `每 ${rule.everyWeeks} 周的`
  return (
    <section className="record-part" aria-label="周期预约">
      <Flex align="center" gap={12} wrap>
        <span>
          {rule.fromDay} 至 {rule.untilDay}，{pace}
          {weekdays} {saySpan(rule)}
          {rule.exceptDays.length > 0 && `，跳过 ${rule.exceptDays.join('、')}`}
        </span>
        <span style={{ flex: 1 }} />
        <Deed door={bookings.cancelSeries} danger onClick={() => setCancelling(true)}>
          取消以后各场
        </Deed>
      </Flex>
      <Table
        size="small"
        rowKey="id"
        pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={series.bookings}
        columns={[
          {
            title: '日期',
            dataIndex: 'day',
            width: 130,
            render: (day: string, { id }) => (
              <Button type="link" style={{ padding: 0 }} onClick={() => goTo('bookings', { id })}>
                {day}
              </Button>
            ),
          },
          { title: '时间', width: 140, render: (_, booking) => saySpan(booking) },
          { title: '房间', width: 180, render: (_, { roomId }) => nameOf(roomId) },
          {
            title: '状态',
            width: 110,
            render: (_, { state }) => (
              <Tag color={stateColours[state]}>{labelOf(bookingStateCodes, state)}</Tag>
            ),
          },
          { title: '实到人数', dataIndex: 'cameTotal', align: 'right' },
        ]}
      />
      {isCancelling && <CancelSeriesDialog seriesId={rule.id} onClose={() => setCancelling(false)} />}
    </section>
  )
}
