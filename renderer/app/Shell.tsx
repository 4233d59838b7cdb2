import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { Suspense, useEffect } from 'react'
import { ErrorBoundary } from '../bridge/ErrorBoundary.tsx'
import { usePlace } from '../bridge/place.ts'
import { useSession } from '../bridge/session.ts'
import { Waiting } from '../bridge/Waiting.tsx'
import { SignDialog } from '../session/SignDialog.tsx'
import { Banner } from './Banner.tsx'
import { BrandBar } from './BrandBar.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { Navigation } from './Navigation.tsx'
import { Notices } from './Notices.tsx'
import { pagesFor } from './pages.tsx'
import css from './shell.module.css'
import { TaskStrip } from './TaskStrip.tsx'
import { useKeptTypeSize } from './use-kept-type-size.ts'
import { useShellKeys } from './use-shell-keys.ts'
import { Watermark } from './Watermark.tsx'

dayjs.locale('zh-cn')

/** The frame around every page: brand bar, navigation, banners, the page, and what is still running. */
export function Shell() {
  const session = useSession()
  const place = usePlace()
  const entries = pagesFor(session)
  // A page that is not for this person, or not of this ledger, gives way to the first one.
  const [name, entry] = entries.find(([one]) => one === place.page) ?? entries[0]!
  const help = useShellKeys(entries)
  useKeptTypeSize()
  useEffect(() => {
    document.title = `${entry.label} · ${session.officeName} · 社区台账`
  }, [entry.label, session.officeName])
  const shown = session.shown.kind === 'own' ? 'own' : session.shown.bundleId
  return (
    <div className={css.shell}>
      <button type="button" className="skip-link" onClick={() => document.getElementById('page')?.focus()}>
        跳到正文
      </button>
      <BrandBar />
      <Banner />
      <div className={css.shellBody}>
        <Navigation entries={entries} current={name} />
        <main id="page" className={css.page} tabIndex={-1}>
          <Notices />
          <ErrorBoundary of={`${shown} ${name}`}>
            <Suspense fallback={<Waiting />}>
              <entry.Page key={`${shown} ${name}`} />
            </Suspense>
          </ErrorBoundary>
          <Watermark />
        </main>
      </div>
      <TaskStrip />
      <SignDialog />
      {help.sheet && <HelpSheet sheet={help.sheet} onClose={help.close} />}
    </div>
  )
}
