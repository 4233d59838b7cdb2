/** Dialogs and the bytes behind them. Paths stay on this side of the bridge. */
export type Files = {
  /** Asks for files to read; empty when the dialog was closed. */
  choose(what: FileKind, many?: boolean): Promise<{ name: string; path: string }[]>
  /** Asks for a folder, such as a stick; null when the dialog was closed. */
  chooseFolder(title: string): Promise<string | null>
  /**
   * Asks where to save, writes whole and fsynced; null when the dialog was closed. `record` runs when the
   * bytes are durable and before they have their name: where it throws, no file is left. Faults: `disk.*`.
   */
  save(suggestedName: string, kind: FileKind, bytes: Uint8Array, record?: () => void): Promise<string | null>
}
export type FileKind = 'workbook' | 'csv' | 'pdf' | 'paper' | 'bundle' | 'enrolment' | 'ledger'
