import { Button } from 'antd'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { goTo } from '../../bridge/place.ts'
import { useMay } from '../../bridge/session.ts'

/** What stands where no fund is kept yet: how to begin. */
export function NoFunds() {
  const mayAdd = useMay(spending.addFund)
  return (
    <div className="empty panel">
      <strong>还没有资金</strong>
      请由复核人、负责人或管理员先在“预算与规定”里建立资金和本年度的预算科目，再登记拨款、录入支出。
      {mayAdd && (
        <p>
          <Button type="primary" onClick={() => goTo('spending', { view: 'budget' })}>
            去建立资金
          </Button>
        </p>
      )}
    </div>
  )
}
