import { Flex, Form, Modal } from 'antd'
import { useState } from 'react'
import type { MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { saySpan } from '../../../shared/ledgers/bookings/words.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ReasonInput } from '../../parts/form/ReasonInput.tsx'
import { useNames } from './use-names.ts'

type Props = { readonly booking: MaskedBooking; readonly onClose: () => void }

/** 审批预约: by somebody who neither entered nor changed it. A refusal says why. */
export function DecideDialog({ booking, onClose }: Props) {
  const [reason, setReason] = useState('')
  const { nameOf } = useNames()
  const decide = useLedgerCommand(bookings.decide, { showsFault: true, done: '已审批' })
  const { id, revision, organisationId, organiser } = booking
  const run = async (approves: boolean): Promise<void> => {
    const answer = await decide.run({ id, revision, approves, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  const holder = organisationId === null ? organiser : nameOf(organisationId)
  return (
    <Modal
      open
      title={`审批预约：${booking.purpose}`}
      footer={
        <Flex gap={8} justify="end">
          <Deed
            door={bookings.decide}
            danger
            disabled={reason.trim().length < 2}
            loading={decide.isRunning}
            onClick={() => void run(false)}
          >
            不批准
          </Deed>
          <Deed
            door={bookings.decide}
            type="primary"
            loading={decide.isRunning}
            onClick={() => void run(true)}
          >
            批准
          </Deed>
        </Flex>
      }
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>
        {nameOf(booking.roomId)}，{booking.day} {saySpan(booking)}，{holder}，预计 {booking.expected}{' '}
        人，负责人
        {booking.responsible}。
      </p>
      <Form layout="vertical" component="div">
        <ReasonInput
          label="不批准的原因（批准可不填）"
          isOptional
          value={reason}
          onChange={setReason}
          offers={['与其他工作安排冲突', '不符合场所用途', '材料不全']}
        />
      </Form>
      <FaultNote fault={decide.fault} />
    </Modal>
  )
}
