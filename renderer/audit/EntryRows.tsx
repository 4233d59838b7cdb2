import { Button } from 'antd'
import { audit } from '../../shared/audit/contract.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { Waiting } from '../bridge/Waiting.tsx'
import { EntryRow } from './EntryRow.tsx'
import type { EntryFilter } from './entry-filter.ts'
import type { NameOf } from './use-names.ts'

type Props = {
  readonly filter: EntryFilter
  readonly beforeSeq: number | undefined
  /** How many pages of 100 to show, this one included. */
  readonly pages: number
  readonly names: NameOf
  readonly onMore: () => void
}

/**
 * One page of entries and the pages below it.
 *
 * Subtle: each page begins where the one above ends, so that a new deed on top leaves no gap between pages.
 */
export function EntryRows({ filter, beforeSeq, pages, names, onMore }: Props) {
  const page = useLedgerQuery(audit.entries, beforeSeq === undefined ? filter : { ...filter, beforeSeq }, {
    keepPrevious: true,
  })
  if (!page.data) {
    return (
      <tr>
        <td colSpan={6}>{page.fault ? <FaultNote fault={page.fault} /> : <Waiting />}</td>
      </tr>
    )
  }
  const { entries, more } = page.data
  const last = entries.at(-1)
  if (!last) {
    return beforeSeq === undefined ? (
      <tr>
        <td colSpan={6} className="empty">
          没有符合条件的操作记录。每一次录入、更正、导出、上报都会记在这里，谁也不能改、不能删。
        </td>
      </tr>
    ) : null
  }
  return (
    <>
      {entries.map((entry) => (
        <EntryRow key={entry.seq} entry={entry} names={names} />
      ))}
      {more && pages > 1 && (
        <EntryRows filter={filter} beforeSeq={last.seq} pages={pages - 1} names={names} onMore={onMore} />
      )}
      {more && pages === 1 && (
        <tr>
          <td colSpan={6}>
            <Button size="small" onClick={onMore}>
              再看更早的 100 条
            </Button>
          </td>
        </tr>
      )}
    </>
  )
}
