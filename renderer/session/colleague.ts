import type { Output } from '../../shared/ipc/endpoint.ts'
import type { session } from '../../shared/session/contract.ts'

/** Somebody who may use this ledger. */
export type Colleague = Output<typeof session.people>[number]
