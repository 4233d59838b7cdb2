/**
 * A closed list of values with stable codes, where it comes from, and the other words offices write for
 * each.
 */
export type CodeSet = {
  /** What the list is called on forms. */
  readonly title: string
  /** The standard, rule or practice the list is taken from; `[I]` marks our own inference. */
  readonly source: string
  readonly codes: readonly Code[]
  /**
   * The known codes are only the beginnings of a longer published list that we do not have: any digits up
   * to this length that begin with a known code are kept as they are.
   */
  readonly opensTo?: number
}

/** One value of a set. `heading` groups others in a chooser and cannot be taken itself. */
export type Code = {
  readonly code: string
  readonly label: string
  readonly also?: readonly string[]
  readonly heading?: boolean
}
