import type { Fault } from '../../shared/kernel/faults.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Reader } from '../db/access.ts'

/**
 * What a kind says of one of its attachable records: why no file may come to it now, and why none may leave;
 * undefined where it may. Faults: the kind's own, where there is no such record.
 */
export type AttachmentJudge = (
  reader: Reader,
  id: Id,
) => { readonly come: Fault | undefined; readonly leave: Fault | undefined }

/** The judges by the tables of their records. */
export type AttachmentJudges = Readonly<Record<string, AttachmentJudge>>
