import type { IndicatorCode } from '../../shared/bundles/indicators.ts'
import type { ImportName } from '../../shared/ledgers/derived.ts'
import { type Definitions, definitions, type LedgerName } from '../../shared/ledgers/index.ts'
import type { AttachmentJudges } from '../attachments/judge.ts'
import type { CutJudges } from '../cutting/judge.ts'
import type { Reader } from '../db/access.ts'
import type { Locked } from '../db/standing.ts'
import type { SampleOffice } from '../definition/sample-office.ts'
import type { SaysDue } from '../desk/say.ts'
import type { ImportNoun } from '../imports/noun.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { keepers } from './index.ts'

type Kept = {
  readonly name: LedgerName
  readonly imports?: Readonly<Record<string, ImportNoun>>
  readonly attachments?: AttachmentJudges
  readonly cuts?: CutJudges
  readonly locks?: readonly Locked[]
  readonly sayDue?: SaysDue<string>
  readonly countFigures?: (reader: Reader, period: string) => Readonly<Record<string, number>>
  readonly fillSample?: (office: SampleOffice) => void | Promise<void>
}
const all: readonly Kept[] = Object.values(keepers)

/** Who answers at the doors of each kind of ledger. */
export const ledgerServices = Object.fromEntries(
  Object.values(keepers).map(({ name, service }) => [name, service]),
) as { readonly [Kind in LedgerName]: Handlers<Definitions[Kind]['doors']> }

/** What plans and applies each import, by noun. */
export const importNouns: Readonly<Record<ImportName, ImportNoun>> = Object.assign(
  {},
  ...all.map(({ imports }) => imports ?? {}),
)

/** When papers come and leave beside a record, by its table. */
export const attachmentJudges: AttachmentJudges = Object.assign(
  {},
  ...all.map(({ attachments }) => attachments ?? {}),
)

/** When what is sensitive of a record may be cut, by its table. */
export const cutJudges: CutJudges = Object.assign({}, ...all.map(({ cuts }) => cuts ?? {}))

/** The workflows of each kind, to which a file holds. */
export const ledgerLocks: readonly Locked[] = all.flatMap(({ locks = [] }) => locks)

/** What each kind puts on somebody's desk, in the order of the navigation. */
export const ledgersSay: readonly SaysDue<string>[] = Object.keys(definitions).flatMap(
  (name) => keepers[name as LedgerName].sayDue ?? [],
)

/**
 * The figures of a ledger: people and organisations as they stand; how its funds stand at the end of a month,
 * what was paid and how its rooms were used in it (`2026-03`).
 */
export function countFigures(reader: Reader, period: string): Readonly<Record<IndicatorCode, number>> {
  return Object.assign({}, ...all.map(({ countFigures }) => countFigures?.(reader, period) ?? {}))
}

/** Brings the sample of every kind, or of some, into a practice ledger. */
export async function fillSamples(
  office: SampleOffice,
  isWanted: (kind: LedgerName) => boolean = () => true,
): Promise<void> {
  for (const { name, fillSample } of all) if (isWanted(name)) await fillSample?.(office)
}
