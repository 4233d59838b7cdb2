/** Placeholder registry replaced with the real code sets. */
export type CodeSetName = string
