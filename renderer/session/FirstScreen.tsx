import { lazy, Suspense, useState } from 'react'
import type { LedgerCard } from '../../shared/session/session.ts'
import { Waiting } from '../bridge/Waiting.tsx'
import { atDoor } from './door-memory.ts'
import type { DoorView } from './door-view.ts'
import { LedgerChoice } from './LedgerChoice.tsx'
import { SetUp } from './SetUp.tsx'
import { UnlockForm } from './UnlockForm.tsx'

const RecoverForm = lazy(() => import('./RecoverForm.tsx').then((m) => ({ default: m.RecoverForm })))
const RestoreForm = lazy(() => import('./RestoreForm.tsx').then((m) => ({ default: m.RestoreForm })))

type Props = { readonly ledgers: readonly LedgerCard[]; readonly version: string }
/** The first screen: open a ledger, make one, try the sample, or open audit packs. */
export function FirstScreen({ ledgers, version }: Props) {
  const [view, setView] = useState<DoorView>(() => firstView(ledgers))
  const here = 'ledgerId' in view ? ledgers.find((one) => one.id === view.ledgerId) : undefined
  const isHere = here !== undefined
  // A ledger that is only on a stick so far is named by its backups.
  const ledger = here ?? ('offer' in view ? view.offer?.ledger : undefined)
  const toChoice = () => setView({ at: 'choice' })
  if (view.at === 'set-up') return <SetUp kind={view.kind} onBack={toChoice} onGo={setView} />
  if (view.at === 'choice' || !ledger)
    return <LedgerChoice ledgers={ledgers} version={version} onGo={setView} />
  if (view.at !== 'unlock') {
    const onBack = () => setView(isHere ? { at: 'unlock', ledgerId: ledger.id } : { at: 'choice' })
    return (
      <Suspense fallback={<Waiting />}>
        {view.at === 'recover' ? (
          <RecoverForm ledger={ledger} onBack={onBack} />
        ) : (
          <RestoreForm
            ledger={ledger}
            offer={view.offer}
            onBack={onBack}
            onRecover={() => setView({ at: 'recover', ledgerId: ledger.id })}
          />
        )}
      </Suspense>
    )
  }
  return <UnlockForm ledger={ledger} userId={view.userId} onBack={toChoice} onGo={setView} />
}

/** After a lock: the same ledger and person; otherwise the only ledger, or the choice among several. */
function firstView(ledgers: readonly LedgerCard[]): DoorView {
  const memory = atDoor()
  const remembered = ledgers.find((ledger) => ledger.id === memory?.ledgerId)
  if (memory && remembered) {
    if (memory.errand === 'restore') return { at: 'restore', ledgerId: remembered.id }
    return { at: 'unlock', ledgerId: remembered.id, userId: memory.userId }
  }
  return { at: 'choice' }
}
