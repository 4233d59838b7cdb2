import { Checkbox, Flex, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import type { MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'

type Props = { readonly booking: MaskedBooking; readonly onClose: () => void }
const classes = ['cameResident', 'cameMobile', 'cameOnDuty', 'camePublic'] as const
type Class = (typeof classes)[number]

/** 签到: how many of each class came, and how the room was left. */
export function CheckInDialog({ booking, onClose }: Props) {
  const [counts, setCounts] = useState(() => countsOf(booking))
  const [damage, setDamage] = useState(booking.damage ?? '')
  const [isTidy, setTidy] = useState(booking.isTidy ?? true)
  const checkIn = useLedgerCommand(bookings.checkIn, { showsFault: true, done: '已签到' })
  const { id, revision } = booking
  const total = classes.reduce((sum, name) => sum + counts[name], 0)
  const run = async (): Promise<void> => {
    const left = { damage: damage.trim() === '' ? null : damage.trim(), isTidy }
    const answer = await checkIn.run({ id, revision, ...counts, ...left })
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open
      title={`签到：${booking.purpose}`}
      okText="保存签到"
      cancelText="取消"
      okButtonProps={{ loading: checkIn.isRunning }}
      onOk={() => void run()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form layout="vertical" component="div">
        <Flex gap={12} wrap>
          {classes.map((name) => (
            <Form.Item key={name} label={labelOf(name)} style={{ marginBottom: 12 }}>
              <InputNumber
                aria-label={labelOf(name)}
                min={0}
                max={5000}
                precision={0}
                value={counts[name]}
                onChange={(count) => setCounts({ ...counts, [name]: count ?? 0 })}
              />
            </Form.Item>
          ))}
        </Flex>
        <p>
          合计 <b>{total}</b> 人，预计 {booking.expected} 人。
        </p>
        <Form.Item label="设施损坏（没有可不填）" style={{ marginBottom: 12 }}>
          <Input
            aria-label="设施损坏"
            maxLength={200}
            value={damage}
            onChange={(event) => setDamage(event.target.value)}
          />
        </Form.Item>
        <Checkbox checked={isTidy} onChange={(event) => setTidy(event.target.checked)}>
          已清场：桌椅复位、卫生打扫、断电锁门
        </Checkbox>
      </Form>
      <FaultNote fault={checkIn.fault} />
    </Modal>
  )
}

const labelOf = (name: Class): string => bookingFields.find((field) => field.name === name)!.label

const countsOf = (booking: MaskedBooking): Record<Class, number> => ({
  cameResident: booking.cameResident ?? 0,
  cameMobile: booking.cameMobile ?? 0,
  cameOnDuty: booking.cameOnDuty ?? 0,
  camePublic: booking.camePublic ?? 0,
})
