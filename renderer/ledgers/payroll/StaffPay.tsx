import { Table, Typography } from 'antd'
import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { staffPostCodes } from '../../../shared/codes/payroll.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { StaffView } from '../../../shared/ledgers/payroll/views.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { Stretches } from '../../parts/record/Stretches.tsx'
import { PostDialog } from './PostDialog.tsx'
import css from './payroll.module.css'

/** The posts and grades of one person, and what they were paid month by month. */
export function StaffPay({ view }: { readonly view: StaffView }) {
  const [isChanging, setChanging] = useState(false)
  const { staff, posts, slips } = view
  return (
    <>
      {staff.leftDay !== null ? (
        <Deed door={payroll.comeBack} className={css.deed} onClick={() => setChanging(true)}>
          重新入职
        </Deed>
      ) : (
        <Deed
          door={payroll.changePost}
          type={posts.length === 0 ? 'primary' : 'default'}
          className={css.deed}
          onClick={() => setChanging(true)}
        >
          {posts.length === 0 ? '登记岗位薪级' : '调整岗位薪级'}
        </Deed>
      )}
      <Stretches
        title="岗位薪级"
        lines={posts.map(({ id, post, grade, fromMonth, toMonth, reason }) => ({
          ...{ id, reason, fromDay: fromMonth, toDay: toMonth },
          words: `${labelOf(staffPostCodes, post)} ${grade} 级`,
        }))}
      />
      <section className="record-part" aria-label="工资">
        <Typography.Text strong className="record-part-title">
          工资
        </Typography.Text>
        <Table
          size="small"
          rowKey="id"
          pagination={{ pageSize: 12, hideOnSinglePage: true }}
          dataSource={slips}
          columns={[
            { title: '月份', dataIndex: 'month', width: 100 },
            money('应发', 'grossFen'),
            money('个人五险一金', 'personFen'),
            money('个税', 'taxFen'),
            money('实发', 'netFen'),
            {
              title: '',
              key: 'how',
              render: (_, { id }) => (
                <button type="button" className="link-button" onClick={() => goTo('payroll', { slip: id })}>
                  怎么算的
                </button>
              ),
            },
          ]}
        />
      </section>
      {isChanging && <PostDialog staff={staff} onClose={() => setChanging(false)} />}
    </>
  )
}

const money = (title: string, dataIndex: string) => ({
  title,
  dataIndex,
  align: 'right' as const,
  width: 130,
  render: sayYuan,
})
