import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { organisationPostCodes } from '../../../shared/codes/organisation.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import type { Post } from '../../../shared/ledgers/organisation/organisation.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly post: Post; readonly onClose: () => void }

/** 免职: the last day of a post. */
export function RelieveDialog({ post, onClose }: Props) {
  const [day, setDay] = useState<string | null>(today())
  const relieve = useLedgerCommand(doors.relieve, { showsFault: true, done: '已登记免职' })
  const run = async (reason: string): Promise<void> => {
    if (day === null) return
    const answer = await relieve.run({ postId: post.id, revision: post.revision, day: day as Day, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`免职：${post.holderName}（${labelOf(organisationPostCodes, post.title)}）`}
      okText="登记免职"
      isRunning={relieve.isRunning}
      fault={relieve.fault}
      isReady={day !== null}
      offers={['换届', '工作调动', '本人辞职']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <DialogDay label="任职到哪天" value={day} onChange={setDay} />
    </ReasonDialog>
  )
}
