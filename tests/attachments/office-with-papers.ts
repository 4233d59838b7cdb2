import { join } from 'node:path'
import { contentsFolder } from '../../electron/attachments/content-files.ts'
import { auditService } from '../../electron/audit/service.ts'
import { sessionService } from '../../electron/session/service.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { sayMomentDay } from '../../shared/words/moments.ts'
import { wantedCard } from '../support/book-office.ts'
import { ledgersWithPapers } from '../support/funds.ts'
import { makeOffice, passwords, type TestHall, testHall } from '../support/test-hall.ts'

/** The doors that are needed. */
export const services = { session: sessionService, audit: auditService, ...ledgersWithPapers }

/** Opens a paper: what it holds, or the code of the refusal. */
export async function paperIn(hall: TestHall, id: Id): Promise<string> {
  const { content } = await hall.call(attachments.open, { id })
  return Buffer.from(content ?? []).toString()
}

/** An office on a real disk whose head has it open, with a voucher to put papers beside. */
export async function officeWithPapers() {
  const hall = testHall(services)
  const office = await makeOffice(hall)
  const { ledgerId } = office
  const head = { ledgerId, userId: office.headId, password: passwords.head }
  await hall.call(session.unlock, head)
  const day = sayMomentDay(hall.now())
  const { id: ofId } = await hall.call(spending.enterVoucher, wantedCard({ day }))
  const home = join(hall.ledgersFolder, ledgerId)
  return {
    ...{ hall, office, head, home },
    contents: contentsFolder(home),
    pool: contentsFolder(join(home, 'backups')),
    /** Puts a paper beside the voucher; what it holds begins as a PDF does. */
    async put(words: string): Promise<Id> {
      const content = Buffer.from(`%PDF-1.7 ${words}`)
      const card = { kind: 'other', name: `${words}.pdf`, content, thumbnail: null }
      return (await hall.call(attachments.attach, { ofTable: 'voucher', ofId, ...card })).id
    },
  }
}
