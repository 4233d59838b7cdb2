import { z } from 'zod'
import { Id } from '../kernel/id.ts'

/** Why something is done, in the words of whoever does it; it stands in the chain. */
export const Reason = z.string().trim().min(2).max(200)

/** Which record is meant, as whoever asks has seen it. */
export const Revised = { id: Id, revision: z.int() }

/** Where nothing is asked or answered. */
export const nothing = z.strictObject({})

/** What a file task answers: the file's name (never its path), or nothing when the dialog was closed. */
export const SavedFile = z.strictObject({ fileName: z.string().nullable() })

/** What a disk may refuse. */
export const diskFaults = ['disk.full', 'disk.failed', 'disk.no-permission'] as const

/** What may come between a file and its place. */
export const fileFaults = ['ipc.cancelled', ...diskFaults] as const
