import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { LedgerKeeper } from '../../definition/keeper.ts'
import { spendingPapers } from './attachment-judge.ts'
import { saySpending } from './due.ts'
import { countFunds } from './figures.ts'
import { spendingImport } from './import.ts'
import { fillFunds } from './sample.ts'
import { samplePapersIn } from './sample-papers.ts'
import { spendingService } from './service.ts'
import { spendingLock } from './standing.ts'
import { voucherPapers } from './vouchers/attachment-judge.ts'
import { sayBooks } from './vouchers/due.ts'
import { postVoucher, reverseVoucher } from './vouchers/posting.ts'
import { keepSampleBooks } from './vouchers/sample.ts'
import { standingVoucher } from './vouchers/sources.ts'
import { bookLocks } from './vouchers/standing.ts'

/** The books, for other kinds that post to them. */
export const books = { post: postVoucher, reverse: reverseVoucher, standing: standingVoucher }

/** 经费: what keeps it. */
export const spendingKeeper: LedgerKeeper<'spending'> = {
  name: 'spending',
  locks: [spendingLock, ...bookLocks],
  service: spendingService,
  imports: { spending: spendingImport },
  attachments: { spending: spendingPapers, voucher: voucherPapers },
  sayDue(...asked) {
    saySpending(...asked)
    sayBooks(...asked)
  },
  countFigures: countFunds,
  async fillSample(office) {
    const by = { enters: office.personOf('clerk'), judges: office.personOf('head') }
    const papers = samplePapersIn((path) => office.file(path))
    await office.seated('head', () => office.write(spending.enter, (unit) => fillFunds(unit, by, papers)))
    await keepSampleBooks(office, spendingService)
  },
}
