import { join } from 'node:path'
import { contentsFolder } from '../../electron/attachments/content-files.ts'
import { auditService } from '../../electron/audit/service.ts'
import { sessionService } from '../../electron/session/service.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { wantedCard } from '../support/book-office.ts'
import { ledgersWithPapers } from '../support/funds.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

/** The doors that are needed. */
export const services = { session: sessionService, audit: auditService, ...ledgersWithPapers }

/** Opens a paper: what it holds, or the code of the refusal. */
export async function paperIn(runtime: TestRuntime, id: Id): Promise<string> {
  const { content } = await runtime.call(attachments.open, { id })
  return Buffer.from(content ?? []).toString()
}

/** An office on a real disk whose head has it open, with a voucher to put papers beside. */
export async function officeWithPapers() {
  const runtime = testRuntime(services)
  const office = await makeOffice(runtime)
  const { ledgerId } = office
  const head = { ledgerId, userId: office.headId, password: passwords.head }
  await runtime.call(session.unlock, head)
  const day = sayMomentDay(runtime.now())
  const { id: ofId } = await runtime.call(spending.enterVoucher, wantedCard({ day }))
  const home = join(runtime.ledgersFolder, ledgerId)
  return {
    ...{ runtime, office, head, home },
    contents: contentsFolder(home),
    pool: contentsFolder(join(home, 'backups')),
    /** Puts a paper beside the voucher; what it holds begins as a PDF does. */
    async put(words: string): Promise<Id> {
      const content = Buffer.from(`%PDF-1.7 ${words}`)
      const card = { kind: 'other', name: `${words}.pdf`, content, thumbnail: null }
      return (await runtime.call(attachments.attach, { ofTable: 'voucher', ofId, ...card })).id
    },
  }
}
