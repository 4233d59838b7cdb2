import { isSampleLedger } from '../../shared/session/sample.ts'
import type { Session } from '../../shared/session/session.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { kysely } from '../db/kysely.ts'
import { cardsIn } from '../folder/ledger-folder.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { peopleOf } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { peekKeyring } from '../keys/keyring-file.ts'
import { makeLedger } from './making.ts'
import { sessionOf, unlockLedger } from './opening.ts'
import { mustBeOpen } from './people.ts'

/** Opens the sample ledger, made at first use with the sample office's name. */
export async function openPractice(runtime: Runtime): Promise<Session> {
  const card = cardsIn(runtime.ledgersFolder).find((one) => isSampleLedger(one.card))
  if (!card) {
    const made = await makeLedger(runtime, {
      officeName: practiceWords.officeName,
      officeCode: practiceWords.officeCode,
      kind: 'practice',
      isSample: true,
      people: (['head', 'admin', 'clerk', 'reviewer'] as const).map((role) => ({
        name: practiceWords.people[role],
        role,
        password: practiceWords.password,
      })),
    })
    const opened = await unlockLedger(runtime, made.ledgerId, made.people[0]!.id, practiceWords.password)
    await runtime.fillPractice(runtime)
    return opened
  }
  const ring = peekKeyring(keyDiskIn(card.folder))
  const head = peopleOf(ring).find(({ role }) => role === 'head') ?? peopleOf(ring)[0]!
  await unlockLedger(runtime, card.card.id, head.id, practiceWords.password)
  // Where the first filling was cut short, it is done again: the same workbook never doubles anybody.
  if (!isFilled(runtime)) await runtime.fillPractice(runtime)
  return sessionOf(mustBeOpen(runtime), runtime)
}

const isFilled = (runtime: Runtime): boolean =>
  runtime.reader().find(kysely.selectFrom('import_batch').select('id').where('noun', '=', 'members')) !==
  undefined
