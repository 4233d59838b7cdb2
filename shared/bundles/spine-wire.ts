import { z } from 'zod'
import type { WireTable } from '../fields/wire.ts'
import { flag, moment, revision } from '../fields/wire-cells.ts'
import { wireTable } from '../fields/wire-table.ts'
import { Id } from '../kernel/id.ts'
import { everyRole } from '../kernel/roles.ts'
import { MOST_COUNTED } from './limits.ts'

const count = z.int().min(0).max(MOST_COUNTED)

const PersonV1 = z.strictObject({
  id: Id,
  name: z.string().min(1).max(100),
  role: z.enum(everyRole),
  seals: flag,
  removed: flag,
  revision,
  let_in_by: Id.nullable(),
})

const KeyV1 = z.strictObject({
  id: Id,
  sign_pub: z.string().length(44),
  recipient: z.string().max(200),
  life: count,
  turn: count,
  until_size: count,
  revision,
})

const CheckpointV1 = z.strictObject({
  size: count,
  head: z.instanceof(Uint8Array).refine(({ length }) => length === 32),
  at: moment,
  text: z.string().max(500),
  signature: z.string().max(2048),
})

const RecordKeyV1 = z.strictObject({
  id: z.string().max(40),
  key: z.instanceof(Uint8Array).refine(({ length }) => length === 64),
})

/** What an auditor's pack carries beside the ledgers: who the people are, the office's former
 * keys, and the signed checkpoints. */
export const packOnlyTables: readonly WireTable[] = [
  wireTable('person_account', PersonV1),
  wireTable('office_key', KeyV1),
  wireTable('checkpoint', CheckpointV1, { key: ['size'] }),
  // Without keys the sealed values of entries stay closed: they leave only where nothing is masked.
  wireTable('record_key', RecordKeyV1, { hidden: { key: { treatment: 'masked' } } }),
]
