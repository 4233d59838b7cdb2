import type { Field } from '../../shared/fields/field.ts'
import type { Command, Input, Output, Task } from '../../shared/ipc/endpoint.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import type { ImportName } from '../../shared/ledgers/derived.ts'
import type { Reader } from '../db/access.ts'
import type { CommandContext, Handler, RequestContext } from '../ipc/handlers.ts'

/** The office of made-up people, as a kind finds it that fills its part of the sample. */
export type SampleOffice = {
  request(): RequestContext
  reader(): Reader
  /** Who holds a role in it; empty where nobody does. */
  personOf(role: Role): string
  /** A file of the shipped sample, by its path in it. */
  file(path: string): Uint8Array
  /** Reads a shipped workbook in as a person would, laid for today; what is there already stays. */
  bring(noun: ImportName, workbook: string, fields: readonly Field[]): Promise<void>
  /** Lets whoever holds a role sit at the desk for what is done in `work`. */
  seated(role: Role, work: () => unknown): Promise<void>
  /** One deed of whoever sits at the desk, as its door would have it done. */
  order<E extends Command>(door: E, handler: Handler<E>, input: Input<E>): Output<E>
  /** One task of whoever sits there, done without a halt. */
  errand<E extends Task>(door: E, handler: Handler<E>, input: Input<E>): Promise<Output<E>>
  /** Writes several records as one deed of that door. */
  write(door: Command, work: (unit: CommandContext) => void): void
}
