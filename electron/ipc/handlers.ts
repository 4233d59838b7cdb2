import type {
  Command,
  Endpoint,
  Gate,
  Input,
  LongQuery,
  Output,
  Query,
  Section,
  Task,
} from '../../shared/ipc/endpoint.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import type { Steps } from '../../shared/kernel/steps.ts'
import type { Paper } from '../../shared/papers/paper.ts'
import type { LedgerKind, ShownLedger } from '../../shared/session/session.ts'
import type { Workbook } from '../../shared/sheets/workbook.ts'
import type { Ambient, Unit } from '../chain/commit.ts'
import type { Reader } from '../db/access.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Vault } from '../keys/vault.ts'
import type { Files } from './files.ts'
import type { Runtime } from './runtime.ts'

/** Who asks, of which ledger, seen how. */
export type RequestContext = {
  readonly person: {
    readonly id: Id
    readonly name: string
    readonly role: Role
    readonly seals: boolean
    /** The other accounts that are known to be this person's. */
    readonly otherAccounts: readonly Id[]
  }
  readonly ledger: {
    readonly id: Id
    readonly kind: LedgerKind
    readonly officeName: string
    readonly officeCode: string
    readonly incarnation: number
  }
  readonly shown: ShownLedger
  /** Today by this computer's clock, in Beijing time. */
  readonly today: Day
}

/** What a command works with: one deed, the request, and the ledger on the screens to read from. */
export type CommandContext = Unit & { readonly request: RequestContext; readonly shown: Reader }

/** What a task works at: it reads, it waits, and it commits shortly, at the end. */
export type TaskContext = {
  readonly request: RequestContext
  /** The ledger on the screens: one's own, or a received one. */
  readonly reader: Reader
  /** One's own ledger, whatever the screens show. */
  readonly own: Reader
  ambient(): Ambient
  /** Refuses before long work what is decided at its end: fault `session.sign-first`. */
  mustSign(): void
  /** One transaction in one's own ledger, told to the chain under this task's name. */
  commit<T>(work: (unit: CommandContext) => T, reason?: string): T
  /** Tells how far it is; `of` is 0 while unknown; `step` is a short 汉字 phrase from words. */
  progress(done: number, of: number, step?: string): void
  /** Whether the person cancelled; for work inside a transaction, which cannot wait. */
  cancelled(): boolean
  /** Lets other messages through and refuses with `ipc.cancelled` if the person cancelled. */
  breathe(): Promise<void>
  /** Notes a defect that does not end the task; the number people are told. */
  report(error: unknown): string
  /** What a superior adds up of any ledger, for a period (`2026-03`). */
  readonly countFigures: Runtime['countFigures']
  readonly files: Files
  /** Paper to PDF bytes. */
  print(paper: Paper): Promise<Uint8Array>
  /** A workbook's bytes, as .xlsx. */
  sheet(workbook: Workbook): Uint8Array
  readonly vault: Vault
  /** The raw files, for verification and backups: own, and the one on the screens. */
  readonly raw: { readonly own: LedgerFile; readonly shown: LedgerFile }
}

/**
 * A query is handed a reader, and halts now and then where it is a long one; a command and a task are handed
 * their contexts; a gate, the runtime.
 */
export type Handler<E extends Endpoint> = E extends LongQuery
  ? (reader: Reader, input: Input<E>, request: RequestContext) => Steps<Output<E>>
  : E extends Query
    ? (reader: Reader, input: Input<E>, request: RequestContext) => Output<E>
    : E extends Command
      ? (unit: CommandContext, input: Input<E>) => Output<E>
      : E extends Task
        ? (task: TaskContext, input: Input<E>) => Promise<Output<E>>
        : E extends Gate
          ? (runtime: Runtime, input: Input<E>) => Promise<Output<E>>
          : never

export type Handlers<S extends Section> = { readonly [V in keyof S]: Handler<S[V]> }

/** Binds a section of the contract to the code that implements it. */
export const implement = <S extends Section>(_section: S, code: Handlers<S>): Handlers<S> => code
