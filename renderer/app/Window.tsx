import { lazy, Suspense } from 'react'
import { Answered } from '../bridge/Answered.tsx'
import { ErrorBoundary } from '../bridge/ErrorBoundary.tsx'
import { SessionContext } from '../bridge/session.ts'
import { useOverview } from '../bridge/use-session-gate.ts'
import { Waiting } from '../bridge/Waiting.tsx'
import { FirstScreen } from '../session/FirstScreen.tsx'
import { MustChangePassword } from '../session/MustChangePassword.tsx'

const Shell = lazy(() => import('./Shell.tsx').then((module) => ({ default: module.Shell })))

/** The whole window: the first screen until a ledger is open, its pages from then on. */
export function Window() {
  const overview = useOverview()
  return (
    <ErrorBoundary>
      <Answered of={overview}>
        {({ ledgers, session, version }) => {
          if (!session) return <FirstScreen ledgers={ledgers} version={version} />
          return (
            <SessionContext value={session}>
              {session.mustChangePassword ? (
                <MustChangePassword />
              ) : (
                <Suspense fallback={<Waiting words="正在打开…" />}>
                  <Shell key={`${session.ledgerId} ${session.user.id}`} />
                </Suspense>
              )}
            </SessionContext>
          )
        }}
      </Answered>
    </ErrorBoundary>
  )
}
