import * as rules from '../../../shared/ledgers/spending/rules.ts'
import type { AttachmentJudge } from '../../attachments/judge.ts'
import { knownSpending } from './spend-deeds.ts'

/** When papers come to a spending and leave it. Fault `spending.not-found`. */
export const spendingPapers: AttachmentJudge = (reader, id) =>
  rules.judgePapers(knownSpending(reader, id).state)
