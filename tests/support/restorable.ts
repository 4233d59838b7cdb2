import type { Id } from '../../shared/kernel/id.ts'

type Who = { readonly ledgerId: Id; readonly userId: Id; readonly password: string }

/** What somebody types to see what can be put in their ledger's place. */
export const asking = ({ ledgerId, userId, password }: Who) => ({ ledgerId, proof: { userId, password } })

/** What somebody types to put one of them there. */
export const choosing = (who: Who, name: string, from: 'own' | 'stick' | 'aside' = 'own') => ({
  ...asking(who),
  source: { from, name },
})
