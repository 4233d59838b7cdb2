import type { Owner } from '../../shared/attachments/attachment.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import { tableNamed } from '../../shared/tables.ts'
import { Answered } from '../bridge/Answered.tsx'
import { useMay } from '../bridge/session.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import css from './AttachmentsPanel.module.css'
import { DropZone } from './DropZone.tsx'
import { PaperTile } from './PaperTile.tsx'

type Props = {
  readonly of: Owner
  /** The kind that is offered first: what is missing; without it, the first of the set. */
  readonly kindAtFirst?: string | undefined
}

/** 单据: the files beside any record that takes them; more come by dragging them here. */
export function AttachmentsPanel({ of, kindAtFirst }: Props) {
  const told = useLedgerQuery(attachments.of, of, { keepPrevious: true })
  const mayAttach = useMay(attachments.attach)
  const kinds = tableNamed[of.ofTable]?.attachable?.kinds
  if (!kinds) return null
  return (
    <Answered of={told}>
      {({ attachments: papers, mayCome, mayLeave }) => (
        <section aria-label="单据">
          {mayAttach && mayCome && <DropZone of={of} kinds={kinds} kindAtFirst={kindAtFirst} />}
          {papers.length === 0 && <p className="soft">还没有单据。</p>}
          <div className={css.papers}>
            {papers.map((paper) => (
              <PaperTile key={paper.id} paper={paper} kinds={kinds} mayLeave={mayLeave} />
            ))}
          </div>
        </section>
      )}
    </Answered>
  )
}

/** What the tab of such a panel is called. */
export const papersLabel = (count: number): string => `单据（${count}）`
