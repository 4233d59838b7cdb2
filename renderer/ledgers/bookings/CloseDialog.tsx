import { Checkbox, Flex } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../shared/kernel/day.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { RoomTold } from '../../../shared/ledgers/bookings/views.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { today } from '../../parts/values/clock.ts'
import { usePlaces } from './use-places.ts'

type Props = { readonly room: RoomTold; readonly onClose: () => void }

/** Takes a room, or the whole venue, out of use for some days. */
export function CloseDialog({ room, onClose }: Props) {
  const [from, setFrom] = useState<string | null>(today())
  const [to, setTo] = useState<string | null>(today())
  const [isWhole, setWhole] = useState(false)
  const { rooms } = usePlaces()
  const close = useLedgerCommand(bookings.close, { showsFault: true, done: '已登记停用' })
  const run = async (reason: string): Promise<void> => {
    if (from === null || to === null) return
    const here = rooms.filter(({ venueId }) => venueId === room.venueId).map(({ id }) => id)
    const roomIds = isWhole ? here : [room.id]
    const answer = await close.run({ roomIds, fromDay: from as Day, toDay: to as Day, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`停用：${room.name}`}
      okText="停用"
      isRunning={close.isRunning}
      fault={close.fault}
      isReady={from !== null && to !== null}
      offers={['节假日', '装修', '设备检修']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <Flex gap={12}>
        <DialogDay label="从哪天起" value={from} onChange={setFrom} />
        <DialogDay label="到哪天（含）" value={to} onChange={setTo} />
      </Flex>
      <p>
        <Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)}>
          同一场所的房间一起停用
        </Checkbox>
      </p>
    </ReasonDialog>
  )
}
