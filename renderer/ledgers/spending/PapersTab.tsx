import { codesOf } from '../../../shared/codes/index.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { SpendingTold } from '../../../shared/ledgers/spending/spend-doors.ts'
import { useMay } from '../../bridge/session.ts'
import { DropZone } from './DropZone.tsx'
import { PaperTile } from './PaperTile.tsx'

/** 单据: the papers beside a spending; more come by dragging them here. */
export function PapersTab({ told }: { readonly told: SpendingTold }) {
  const { spending: one, attachments, missing } = told
  const mayAttach = useMay(spending.attach) && one.state !== 'withdrawn' && one.state !== 'reversed'
  const first = codesOf('paperKind').find(({ code }) => code === missing[0])
  return (
    <section aria-label="单据">
      {mayAttach && <DropZone spendingId={one.id} kindAtFirst={first?.code ?? 'invoice'} />}
      {attachments.length === 0 && <p className="soft">还没有单据。</p>}
      <div className="papers">
        {attachments.map((paper) => (
          <PaperTile key={paper.id} paper={paper} state={one.state} />
        ))}
      </div>
    </section>
  )
}
