import { Button } from 'antd'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'

/** Stands where there is no room to be booked yet: what to do first, and who does it. */
export function NoRooms({ hasVenue }: { readonly hasVenue: boolean }) {
  return (
    <div className="empty panel">
      <strong>还没有可以预约的房间</strong>
      <p>由复核人、负责人或管理员先建立场所（如党群服务中心），再添加房间和开放时间，就可以在日历上预约。</p>
      {hasVenue ? (
        <Button onClick={() => goTo('bookings', { view: 'rooms' })}>去“场所与房间”</Button>
      ) : (
        <Deed
          door={bookings.addVenue}
          type="primary"
          onClick={() => goTo('bookings', { view: 'venue', mode: 'new' })}
        >
          新建场所
        </Deed>
      )}
    </div>
  )
}
