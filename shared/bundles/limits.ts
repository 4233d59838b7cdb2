const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

/** How large the parts of a TZB v1 bundle may be, in bytes unless the name says otherwise (bundle.md C5). */
export const limits = {
  outerBytes: 2 * GIB,
  ageHeaderBytes: 4 * KIB,
  stanzas: 16,
  manifestBytes: MIB,
  signatureBytes: 16 * KIB,
  members: 4096,
  tableRawBytes: 512 * MIB,
  totalRawBytes: 2 * GIB,
  /** Gzip cannot reach 1,100 : 1, so a member that claims more is a lie. */
  rawPerGz: 1100,
  rowBytes: MIB,
  fileBytes: 20 * MIB,
  receiptBytes: 16 * MIB,
  letterBytes: MIB,
  enrolmentBytes: 64 * KIB,
} as const

/**
 * The highest number that a life, a bundle, a revision may have: what a receiver counts on from it stays an
 * exact integer.
 */
export const MOST_COUNTED = 1_000_000_000

/**
 * How far above what is known here somebody else's word may lift a number: an office is not restored oftener.
 */
export const MOST_SKIPPED = 1000

/** What one money column of a ledger may add up to, in fen: the sums of a thousand ledgers stay exact. */
export const MOST_SUMMED_FEN = 9_000_000_000_000

/** The part of a bundle that is too large, by the name its fault carries. */
export type LimitedPart =
  | 'bundle'
  | 'header'
  | 'manifest'
  | 'signature'
  | 'members'
  | 'table'
  | 'total'
  | 'row'
  | 'file'
  | 'receipt'
  | 'letter'
