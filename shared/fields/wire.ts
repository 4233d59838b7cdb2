import type { Mask } from '../kernel/mask.ts'

/** One value of a row in a bundle or in the ledger file. */
export type WireCell = null | boolean | number | string | Uint8Array

/** What becomes of a column when rows leave: as it is, hidden by its mask, or not at all. */
export type Treatment = 'plain' | 'masked' | 'left-out'

/** A column of the ledger file as bundles treat it, unless somebody approved an unmasked copy. */
export type WireColumn = {
  readonly name: string
  readonly treatment: Treatment
  /** For `masked`: how. A `masked` column without a mask is emptied. */
  readonly mask?: Mask
  /** No mark travels beside a hidden ID number: its bearer is not counted among the people of the roster. */
  readonly unmarked?: true
}

/**
 * How one table of the ledger file travels. A bundle's table has the table's own name; every column that a
 * received file needs and cannot derive is listed, in the order in which it travels.
 */
export type WireTable = {
  readonly table: string
  /** The version of the rows we write; older ones are upcast by {@link WireTable.fromWire}. */
  readonly version: number
  readonly key: readonly string[]
  readonly columns: readonly WireColumn[]
  /** Integer columns whose sums stand in the control totals. */
  readonly sums?: readonly string[]
  /**
   * Reads rows of one version into rows of the received file: parsed, upcast, with derived columns, and
   * honest placeholders for what was left out. `undefined` where a row is not one of that version.
   */
  fromWire(version: number): (row: WireRow) => WireRow | undefined
}

/** A row by column names. */
export type WireRow = Readonly<Record<string, WireCell>>
