import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../shared/kernel/day.ts'
import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import type { Organisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { today } from '../../parts/values/clock.ts'

/** What can be done with one organisation. */
export function OrganisationDeeds({ organisation }: { readonly organisation: Organisation }) {
  const [isOpen, setOpen] = useState(false)
  const { id } = organisation
  return (
    <Flex gap={8} wrap>
      <Deed door={doors.correct} onClick={() => goTo('organisation', { id, mode: 'edit' })}>
        更正
      </Deed>
      <Button onClick={() => goTo('members', { organisationId: id })}>查看党员</Button>
      {!organisation.dissolvedDay && (
        <>
          <Deed door={doors.found} onClick={() => goTo('organisation', { mode: 'new', parentId: id })}>
            新建下级
          </Deed>
          <Deed door={doors.dissolve} danger onClick={() => setOpen(true)}>
            撤销
          </Deed>
        </>
      )}
      {isOpen && <DissolveDialog organisation={organisation} onClose={() => setOpen(false)} />}
    </Flex>
  )
}

function DissolveDialog({
  organisation,
  onClose,
}: {
  readonly organisation: Organisation
  readonly onClose: () => void
}) {
  const [day, setDay] = useState<string | null>(today())
  const dissolve = useLedgerCommand(doors.dissolve, { showsFault: true, done: '已撤销' })
  const run = async (reason: string): Promise<void> => {
    if (day === null) return
    const { id, revision } = organisation
    const answer = await dissolve.run({ id, revision, day: day as Day, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`撤销：${organisation.shortName}`}
      okText="撤销"
      isDangerous
      isRunning={dissolve.isRunning}
      fault={dissolve.fault}
      isReady={day !== null}
      offers={['支部合并', '上级批复']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>撤销前须先转出全部党员和下级组织。记录不会删除，按以前的日期仍可查到。</p>
      <DialogDay label="撤销日期" value={day} onChange={setDay} />
    </ReasonDialog>
  )
}
