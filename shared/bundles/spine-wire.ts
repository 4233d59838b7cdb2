import type { WireRow, WireTable } from '../fields/wire.ts'

const asItIs = () => (row: WireRow) => row
const plain = (columns: readonly string[]) => columns.map((name) => ({ name, treatment: 'plain' }) as const)

/** What an auditor's pack carries beside the ledgers: who the people are, the office's former
 * keys, and the signed checkpoints. */
export const packOnlyTables: readonly WireTable[] = [
  {
    table: 'person_account',
    version: 1,
    key: ['id'],
    columns: plain(['id', 'name', 'role', 'seals', 'removed', 'revision', 'let_in_by']),
    fromWire: asItIs,
  },
  {
    table: 'office_key',
    version: 1,
    key: ['id'],
    columns: plain(['id', 'sign_pub', 'recipient', 'life', 'turn', 'until_size', 'revision']),
    fromWire: asItIs,
  },
  {
    table: 'checkpoint',
    version: 1,
    key: ['size'],
    columns: plain(['size', 'head', 'at', 'text', 'signature']),
    fromWire: asItIs,
  },
]
