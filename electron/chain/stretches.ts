import type { LedgerFile } from '../db/open.ts'
import type { EntryBody } from './chain.ts'

type Told = Pick<EntryBody, 'seq' | 'user' | 'deed' | 'at' | 'tx'>

/** Entries one after the other that tell of one deed in one transaction: from where to where they stand. */
export type Stretch = Omit<Told, 'seq'> & { readonly first: number; last: number }

/** Adds an entry to stretches in order. Subtle: what a failed statement took back is told again. */
export function lengthen(stretches: Stretch[], { seq, ...deed }: Told): void {
  cutBack(stretches, seq - 1)
  const open = stretches.at(-1)
  const isSame = open?.tx === deed.tx && open.user === deed.user && open.deed === deed.deed
  if (open && isSame && open.last === seq - 1) open.last = seq
  else stretches.push({ first: seq, last: seq, ...deed })
}

/** Takes back what stretches say of entries after `size`. */
export function cutBack(stretches: Stretch[], size: number): void {
  while ((stretches.at(-1)?.first ?? 0) > size) stretches.pop()
  const open = stretches.at(-1)
  if (open && open.last > size) open.last = size
}

/** Keeps stretches in a file, so that entries are found by person, deed and day without reading all. */
export function keepingStretches(file: LedgerFile): (stretch: Stretch) => void {
  // Subtle: what another tool put in the way keeps nobody from working; verification finds what it did.
  const insert = file.prepare(
    'insert or replace into audit_stretch(first, last, user, deed, at) values (?, ?, ?, ?, ?)',
  )
  return ({ first, last, user, deed, at }) => void insert.run(first, last, user, deed, at)
}

/** Folds entries, in order, into stretches; `closed` is given each that no later entry belongs to. */
export function foldingStretches(closed: (stretch: Stretch) => void) {
  const open: Stretch[] = []
  return {
    take(entry: Told): void {
      lengthen(open, entry)
      if (open.length > 1) closed(open.shift()!)
    },
    end: () => open.splice(0).forEach(closed),
  }
}

/** Compares stretches with those a file keeps: the first entry of each that is not so kept goes to `note`. */
export function comparingStretches(file: LedgerFile, note: (seq: number) => void) {
  const kept = file.prepare('select last, user, deed, at from audit_stretch where first = ?')
  const size = file.prepare('select count(*) from audit_stretch').pluck()
  let count = 0
  const fold = foldingStretches(({ first, ...wanted }) => {
    count += 1
    const found = kept.get(first) as Omit<Stretch, 'first' | 'tx'> | undefined
    const { last, user, deed, at } = wanted
    if (found?.last !== last || found.user !== user || found.deed !== deed || found.at !== at) note(first)
  })
  return {
    take: fold.take,
    /** To be called in the moment in which the last entry was read. */
    end(): void {
      fold.end()
      if (size.get() !== count) note(0)
    },
  }
}
