import type { bundles } from '../../../shared/bundles/contract.ts'
import { indicators, shares } from '../../../shared/bundles/indicators.ts'
import { missingNumbers } from '../../../shared/bundles/sequence.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { type Month, monthAfter } from '../../../shared/kernel/month.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { heldOf, type InboxRow } from '../enrolment/held.ts'
import { type PeerRow, peersIn } from '../enrolment/peers.ts'
import { numbersIn } from './receiving.ts'

type Matrix = Output<typeof bundles.matrix>
type Cell = Matrix['offices'][number]['cells'][number]
type Figures = Output<typeof bundles.figures>

const MOST_PERIODS = 120

/** Offices × periods: what came, what counts, what is missing. */
export function matrix(reader: Reader, span: { readonly from: Month; readonly to: Month }): Matrix {
  const periods = monthsIn(span.from, span.to)
  const offices = officesIn(reader).map((peer) => {
    const { stored, head } = heldOf(reader, peer.ledger)
    const reports = (stored as readonly InboxRow[]).filter(({ kind }) => kind === 'report')
    return {
      peerId: peer.id as Id,
      officeName: peer.office_name,
      cells: periods.map((period) => cellOf(period, reports)),
      gaps: head ? numbersIn(missingNumbers({ head, stored }, head.incarnation)) : [],
    }
  })
  return { periods, offices }
}

/**
 * The figures of every office for one period, and their sums; figures nobody accepted yet are marked so,
 * what was returned counts nowhere.
 */
export function figures(reader: Reader, period: string): Figures {
  const rows = officesIn(reader).flatMap((peer) => {
    const { stored } = heldOf(reader, peer.ledger)
    const row = counting(
      (stored as readonly InboxRow[]).filter(
        (one) => one.kind === 'report' && one.period === period && one.acceptance !== 'returned',
      ),
    )
    if (!row) return []
    const counted = valuesOf(reader, row.id)
    const accepted = row.acceptance === 'accepted'
    return [{ peerId: peer.id as Id, officeName: peer.office_name, bundleId: row.id, accepted, counted }]
  })
  const sums = indicators.map((_, at) => exact(rows.reduce((sum, { counted }) => sum + counted[at]!, 0)))
  return {
    indicators: [
      ...indicators,
      ...shares.map(({ group, kind, code, label }) => ({ group, kind, code, label })),
    ],
    rows: rows.map(({ counted, ...row }) => ({ ...row, values: withShares(counted) })),
    sums: withShares(sums),
  }
}

/**
 * Every ledger that reports to us, once, by its newest enrolment; revoked ones while something of theirs
 * is held.
 */
function officesIn(reader: Reader): PeerRow[] {
  const seen = new Set<string>()
  return peersIn(reader)
    .filter(({ relation }) => relation === 'subordinate')
    .filter((peer) => {
      if (seen.has(peer.ledger)) return false
      seen.add(peer.ledger)
      return peer.state === 'active' || heldOf(reader, peer.ledger).head !== null
    })
    .sort((a, b) => (a.office_code < b.office_code ? -1 : 1))
}

/** The bundle whose figures count for a period: the highest accepted revision, else the latest that came. */
function counting(rows: readonly InboxRow[]): InboxRow | undefined {
  const accepted = rows.filter(({ acceptance }) => acceptance === 'accepted')
  const pool = accepted.length > 0 ? accepted : rows
  return pool.reduce<InboxRow | undefined>(
    (last, row) => (last && byAge(last, row) > 0 ? last : row),
    undefined,
  )
}

/** Revisions start again after a restore, so the ledger's life comes first. */
const byAge = (a: InboxRow, b: InboxRow): number =>
  a.incarnation - b.incarnation || a.period_revision - b.period_revision || a.seq - b.seq

function cellOf(period: string, reports: readonly InboxRow[]): Cell {
  const row = counting(reports.filter((one) => one.period === period))
  if (!row) return { period, state: 'missing', bundleId: '', revision: 0 }
  return { period, state: stateOf(row), bundleId: row.id, revision: row.period_revision }
}

function stateOf({ acceptance, outcome }: InboxRow): Cell['state'] {
  if (acceptance === 'accepted' || acceptance === 'returned') return acceptance
  return outcome === 'late' ? 'late' : 'received'
}

/** The shares behind the figures they are made of: tenths of a percent, null in parts of nothing. */
function withShares(counted: readonly (number | null)[]): (number | null)[] {
  const figure = (code: string): number | null => counted[indicators.findIndex((one) => one.code === code)]!
  const made = shares.map((share) => {
    const [part, whole] = [figure(share.of), figure(share.in)]
    return part === null || !whole ? null : exact(Math.round((part * 1000) / whole))
  })
  return [...counted, ...made]
}

/** A figure, or null where it is too large to be exact. */
const exact = (figure: number): number | null => (Number.isSafeInteger(figure) ? figure : null)

function valuesOf(reader: Reader, bundleId: string): number[] {
  const rows = reader.all(
    kysely.selectFrom('figure').select(['indicator', 'value']).where('inbox_id', '=', bundleId),
  )
  const values = new Map(rows.map(({ indicator, value }) => [indicator, value]))
  return indicators.map(({ code }) => values.get(code) ?? 0)
}

function monthsIn(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to && months.length < MOST_PERIODS; ) {
    months.push(month)
    month = monthAfter(month, 1)
  }
  return months
}
