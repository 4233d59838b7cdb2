import { join } from 'node:path'
import type { Session } from '../../shared/session/session.ts'
import { peopleOf } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { peekKeyring } from '../keys/keyring-file.ts'
import type { Hall } from './hall.ts'
import { makeLedger } from './making.ts'
import { unlockLedger } from './opening.ts'
import { cardsIn } from './place.ts'

/** Everybody may know it: a practice ledger holds invented people and its bundles are refused by real ledgers. */
const PRACTICE_PASSWORD = '体验样例台账-公开密码'

/** Opens the practice ledger, made at first use with the sample office's name. */
export async function openPractice(hall: Hall): Promise<Session> {
  const card = cardsIn(hall.ledgersFolder).find((one) => one.card.kind === 'practice')
  if (!card) {
    const made = await makeLedger(hall, {
      officeName: '样例社区党委',
      officeCode: 'yangli',
      kind: 'practice',
      people: (
        [
          ['样例负责人', 'head'],
          ['样例管理员', 'admin'],
          ['样例录入员', 'clerk'],
          ['样例复核员', 'reviewer'],
        ] as const
      ).map(([name, role]) => ({ name, role, password: PRACTICE_PASSWORD })),
    })
    return unlockLedger(hall, made.ledgerId, made.people[0]!.id, PRACTICE_PASSWORD)
  }
  const ring = peekKeyring(keyDiskIn(join(card.folder)))
  const head = peopleOf(ring).find(({ role }) => role === 'head') ?? peopleOf(ring)[0]!
  return unlockLedger(hall, card.card.id, head.id, PRACTICE_PASSWORD)
}
