import { useState } from 'react'
import type { Entry } from '../../shared/audit/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { sayMoment } from '../../shared/kernel/moment-words.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { type Change, changesOf } from '../../shared/words/changes.ts'
import { sayDeed } from '../../shared/words/deeds.ts'
import { sayFacts } from '../../shared/words/events.ts'
import { tableWords } from '../../shared/words/tables.ts'
import { goTo } from '../bridge/place.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { ledgerViews } from '../ledgers/index.ts'
import css from './EntryRow.module.css'
import { kindOf, subjectOf } from './entry-subject.ts'
import type { NameOf } from './use-names.ts'

const SHOWN = 3

/** One entry: who, when, what about whom, from what to what, and why. */
export function EntryRow({ entry, names }: { readonly entry: Entry; readonly names: NameOf }) {
  const [isOpen, setOpen] = useState(false)
  const changes = entry.kind === 'row' ? changesOf(entry, names.nameOf) : []
  const shown = isOpen ? changes : changes.slice(0, SHOWN)
  const open = openingOf(entry)
  return (
    <tr>
      <td className={css.time}>
        {entry.kind === 'withheld' && '（不在包内）'}
        {(entry.kind === 'row' || entry.kind === 'event') && sayMoment(entry.atMs)}
        <div className="soft">第 {entry.seq} 条</div>
      </td>
      <td>{entry.userName}</td>
      <td>{sayDeed(entry.deed)}</td>
      <td>
        {entry.table && <div className="soft">{sayOp(entry)}</div>}
        <Subject entry={entry} names={names} />
        {open && (
          <button type="button" className="link-button" onClick={open}>
            打开
          </button>
        )}
      </td>
      <td>
        {entry.kind === 'withheld' && <span className="soft">内容不在本包内，只核验了摘要</span>}
        {entry.kind === 'broken' && <span className="soft">内容已损坏，读不出来；请到核验处查看</span>}
        {entry.kind === 'event' && <EventFacts entry={entry} names={names} />}
        {shown.length > 0 && (
          <ul className={css.changes}>
            {shown.map((change) => (
              <ChangeLine key={change.column} change={change} op={entry.op} />
            ))}
          </ul>
        )}
        {changes.length > SHOWN && (
          <button type="button" className="link-button" onClick={() => setOpen(!isOpen)}>
            {isOpen ? '收起' : `另有 ${changes.length - SHOWN} 项`}
          </button>
        )}
      </td>
      <td>{entry.reason}</td>
    </tr>
  )
}

/** Opens the record that an entry is about, where a page shows it. */
function openingOf(entry: Entry): (() => void) | undefined {
  const about = subjectOf(entry)
  const kind = about && kindOf(about.table)
  const place = kind && ledgerViews[kind].opens[about.table]?.(about.id)
  return place && (() => goTo(kind, place))
}

function Subject({ entry, names }: { readonly entry: Entry; readonly names: NameOf }) {
  const known = names.subject(entry)
  const about = subjectOf(entry)
  const isMember = known === undefined && about?.table === 'member'
  // A change of one cell does not hold the person's name, so it is asked for.
  const asked = useLedgerQuery(members.get, { id: about?.id as Id }, { enabled: isMember })
  const name = known ?? asked.data?.member.name
  return name ? <strong className={css.subject}>{name}</strong> : null
}

function ChangeLine({ change, op }: { readonly change: Change; readonly op: Entry['op'] }) {
  return (
    <li>
      <span className="soft">{change.label}：</span>
      {op === 'update' ? (
        <>
          <del>{change.before || '（空）'}</del> → <ins>{change.after || '（空）'}</ins>
        </>
      ) : (
        change.after || change.before
      )}
    </li>
  )
}

function EventFacts({ entry, names }: { readonly entry: Entry; readonly names: NameOf }) {
  return (
    <ul className={css.changes}>
      {sayFacts(entry.deed, entry.after, names.nameOf).map(({ label, value }) => (
        <li key={label}>
          <span className="soft">{label}：</span>
          <Short value={value} />
        </li>
      ))}
    </ul>
  )
}

/** A value; a key or a signature, which nobody reads, by its beginning. */
function Short({ value }: { readonly value: string }) {
  return KEY.test(value) ? <span title={value}>{value.slice(0, 8)}……</span> : value
}
const KEY = /^[\w+/=]{40,}$/

const ops = { insert: '新增', update: '变更', delete: '删除', '': '' }
const sayOp = (entry: Entry) => `${ops[entry.op]}${tableWords[entry.table] ?? entry.table}`
