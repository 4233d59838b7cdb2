import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { closeLedger, unlockLedger } from '../../../electron/session/opening.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { session } from '../../../shared/session/contract.ts'
import { withOtherTool } from '../../audit/other-tool.ts'
import { realScrypt } from '../../support/cheap-scrypt.ts'
import { testRuntime } from '../../support/test-runtime.ts'
import type { Person } from '../pages/door.ts'
import { appKind } from './launch-app.ts'

// What the app has written costs what unlocking costs the app.
if (appKind() === 'electron') realScrypt()

/** Edits the one ledger of an app that is closed, as somebody with a password and another tool could. */
export async function editLedger(userDataDir: string, who: Person, sql: string): Promise<void> {
  const runtime = testRuntime({ session: sessionService })
  const ledgersFolder = join(userDataDir, 'ledgers')
  if (readdirSync(ledgersFolder).length === 0) throw new Error(`no ledger in ${ledgersFolder}`)
  Object.assign(runtime, { ledgersFolder })
  try {
    const [ledger] = (await runtime.call(session.overview, {})).ledgers
    const person = ledger!.people.find(({ name }) => name === who.name)!
    await unlockLedger(runtime, ledger!.id, person.id, who.password)
    withOtherTool(runtime.open!.db.file, sql)
    closeLedger(runtime, { backUp: false })
  } finally {
    runtime.end()
  }
}
