import type { DeskCodeOf, FigureCode, ImportNameOf } from '../../shared/ledgers/derived.ts'
import type { Definitions, LedgerName } from '../../shared/ledgers/index.ts'
import type { AttachmentJudges } from '../attachments/judge.ts'
import type { CutJudges } from '../cutting/judge.ts'
import type { Reader } from '../db/access.ts'
import type { Locked } from '../db/standing.ts'
import type { SaysDue } from '../desk/say.ts'
import type { ImportNoun } from '../imports/noun.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { SampleOffice } from './sample-office.ts'

/** What keeps a kind of ledger: all that its definition promises. */
export type LedgerKeeper<Kind extends LedgerName> = {
  readonly name: Kind
  /** Who answers at its doors. */
  readonly service: Handlers<Definitions[Kind]['doors']>
  /** When papers come and leave beside its records, by their tables. */
  readonly attachments?: AttachmentJudges
  /** When what is sensitive of its records may be cut, by their tables. */
  readonly cuts?: CutJudges
  /** The workflows that its file holds to. */
  readonly locks?: readonly Locked[]
  /** Brings its part of the sample into a practice ledger; what is there already stays. */
  readonly fillSample?: (office: SampleOffice) => void | Promise<void>
} & Promised<Kind, 'imports', { readonly [Noun in ImportNameOf<Kind>]: ImportNoun }> &
  Promised<Kind, 'deskWords', SaysDue<DeskCodeOf<Kind>>> &
  Promised<Kind, 'figures', (reader: Reader, period: string) => Readonly<Record<FigureCode<Kind>, number>>>

type Parts = { readonly imports: 'imports'; readonly deskWords: 'sayDue'; readonly figures: 'countFigures' }

/** A part that a kind has to have where its definition speaks of it, and may not have elsewhere. */
type Promised<Kind extends LedgerName, Part extends keyof Parts, Kept> =
  Definitions[Kind] extends Readonly<Record<Part, object>>
    ? { readonly [Name in Parts[Part]]: Kept }
    : { readonly [Name in Parts[Part]]?: never }
