import { Empty, Timeline, Typography } from 'antd'
import type { Entry } from '../../../shared/audit/contract.ts'
import { audit } from '../../../shared/audit/contract.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import { sayMoment } from '../../../shared/kernel/moment-words.ts'
import { type Change, changesOf } from '../../../shared/words/changes.ts'
import { sayDeed } from '../../../shared/words/deeds.ts'
import { tableWords } from '../../../shared/words/tables.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import css from './record.module.css'

type Props = {
  readonly table: RawInput<typeof audit.history>['table']
  readonly id: string
  readonly nameOf: (id: string) => string | undefined
}

/** 谁在何时把什么改成什么: every deed that touched one record, newest first. */
export function HistoryTab({ table, id, nameOf }: Props) {
  const history = useLedgerQuery(audit.history, { table, id })
  return (
    <Answered of={history}>
      {(entries) =>
        entries.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有操作记录" />
        ) : (
          <Timeline
            className={`record-part ${css.history}`}
            items={deedsIn(entries).map((deed) => ({
              key: deed[0]!.seq,
              content: <OneDeed entries={deed} id={id} nameOf={withPeople(entries, nameOf)} />,
            }))}
          />
        )
      }
    </Answered>
  )
}

function OneDeed({
  entries,
  id,
  nameOf,
}: {
  readonly entries: readonly Entry[]
  readonly id: string
  readonly nameOf: Props['nameOf']
}) {
  const { atMs, userName, deed, reason } = entries[0]!
  return (
    <div>
      <Typography.Text type="secondary">{sayMoment(atMs)}</Typography.Text>{' '}
      <Typography.Text strong>{userName}</Typography.Text> {sayDeed(deed)}
      {reason && <span className={css.historyReason}>原因：{reason}</span>}
      {[...entries]
        .sort((a, b) => Number(b.id === id) - Number(a.id === id))
        .map((entry) => (
          <OneRow key={entry.seq} entry={entry} self={id} nameOf={nameOf} />
        ))}
    </div>
  )
}

function OneRow({
  entry,
  self,
  nameOf,
}: {
  readonly entry: Entry
  readonly self: string
  readonly nameOf: Props['nameOf']
}) {
  if (entry.kind === 'broken') return <div className={css.historyChange}>内容已损坏，读不出来</div>
  if (entry.kind === 'withheld') return <div className={css.historyChange}>内容未随包送出</div>
  if (entry.kind === 'event') return null
  const changes = changesOf(entry, (id) => (id === self ? '' : nameOf(id))).filter(
    ({ column, after }) => column !== 'reason' || after !== entry.reason,
  )
  return (
    <div className={css.historyRow}>
      {entry.id !== self && <div className={css.historyTable}>{tableWords[entry.table] ?? entry.table}</div>}
      {changes.map((change) => (
        <OneChange key={change.column} change={change} />
      ))}
    </div>
  )
}

function OneChange({ change }: { readonly change: Change }) {
  const { label, before, after } = change
  return (
    <div className={css.historyChange}>
      <span className={css.historyLabel}>{label}</span>
      {before && <del>{before}</del>}
      {before && ' → '}
      <ins>{after || '（空）'}</ins>
    </div>
  )
}

/** Who entered, changed or approved a record stands in its own history. */
function withPeople(entries: readonly Entry[], nameOf: Props['nameOf']): Props['nameOf'] {
  const people = new Map(entries.map(({ user, userName }) => [user, userName]))
  return (id) => nameOf(id) ?? people.get(id)
}

/** Entries of one transaction are one deed. */
function deedsIn(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const deeds: Entry[][] = []
  for (const entry of entries) {
    const last = deeds.at(-1)
    if (last && last[0]!.tx === entry.tx) last.push(entry)
    else deeds.push([entry])
  }
  return deeds
}
