import { staffImportFields } from '../../../shared/ledgers/payroll/fields.ts'
import { practiceWords } from '../../../shared/session/shell-words.ts'
import type { LedgerKeeper } from '../../definition/keeper.ts'
import type { Books } from './books.ts'
import { sayDue } from './due.ts'
import { entryImport } from './entry-import.ts'
import { countPay } from './figures.ts'
import { staffImport } from './import.ts'
import { openPayYear, payMonthByMonth, takeSampleRules } from './sample.ts'
import { payrollService } from './service.ts'
import { payLock } from './standing.ts'

/** 报酬: what keeps it, and posts to the books that it is given. */
export function payrollKeeper(books: Books): LedgerKeeper<'payroll'> {
  const service = payrollService(books)
  return {
    name: 'payroll',
    locks: [payLock],
    service,
    imports: { payroll: staffImport, payEntries: entryImport },
    sayDue,
    countFigures: countPay,
    async fillSample(office) {
      takeSampleRules(office, service)
      await office.bring('payroll', practiceWords.workbooks.payroll, staffImportFields)
      openPayYear(office, service)
      await payMonthByMonth(office, service)
    },
  }
}
