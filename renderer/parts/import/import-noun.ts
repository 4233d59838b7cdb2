import type { imports } from '../../../shared/imports/contract.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'

/** A noun that can be imported from a workbook. */
export type ImportNoun = RawInput<typeof imports.open>['noun']
