/** What the app did to its surroundings, for tests to look at. */
export type Records = {
  /** Addresses that were refused because nothing inside the app answers them. */
  blocked: string[]
  /** What was opened through `shell`: addresses and paths. */
  opened: string[]
  /** Windows that pages asked for, whatever the app answered. */
  asked: string[]
  /** Dialogs nobody had an answer for. */
  unexpectedDialogs: string[]
  /** Faults of the stand-in's own or the app's handlers. */
  failures: string[]
}

/** The one set of records of this process. */
export const records: Records = { blocked: [], opened: [], asked: [], unexpectedDialogs: [], failures: [] }
