import { useEffect } from 'react'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { session as doors } from '../../shared/session/contract.ts'
import type { Session } from '../../shared/session/session.ts'
import { keepBeforeLock } from './before-lock.ts'
import { cache, forgetAllBut } from './cache.ts'
import { call, onAnswer, onShellEvent } from './client.ts'
import { unsayAll } from './tellings.ts'
import { type Answer, useLedgerQuery } from './use-ledger-query.ts'

type Overview = Output<typeof doors.overview>
const key = [doors.overview.name, {}]

/**
 * The ledgers of this computer and the open session; turns to locked by itself when the shell or an
 * answer says so.
 */
export function useOverview(): Answer<Overview> {
  useEffect(() => {
    const stopHearing = onShellEvent((event) => {
      if (event.type === 'locked') leaveSession()
    })
    const stopWatching = onAnswer((answer) => {
      if (!answer.ok && answer.fault.code === 'session.locked') leaveSession()
    })
    return () => {
      stopHearing()
      stopWatching()
    }
  }, [])
  return useLedgerQuery(doors.overview, {})
}

/** Shows the pages of a session that a gate has just opened or changed. */
export function enterSession(session: Session): void {
  const before = cache.getQueryData<Overview>(key)
  forgetAllBut(doors.overview.name)
  cache.setQueryData(key, { ...(before ?? { ledgers: [], version: '' }), session })
}

/** Changes what is known of the open session, without leaving the page. */
export function amendSession(news: Partial<Session>): void {
  const before = cache.getQueryData<Overview>(key)
  if (before?.session) cache.setQueryData(key, { ...before, session: { ...before.session, ...news } })
}

/** Shows the first screen again and forgets every answer of the ledger. */
export function leaveSession(): void {
  if (!cache.getQueryData<Overview>(key)?.session) return
  forgetAllBut(doors.overview.name)
  unsayAll()
  // Subtle: asked anew instead of amended, because the list of ledgers may be older than this session.
  void cache.resetQueries({ queryKey: key })
}

/** Locks the ledger, once what is being written is kept; the first screen follows. */
export async function lockNow(): Promise<void> {
  await keepBeforeLock()
  await call(doors.lock, {})
  leaveSession()
}

/** Looks again which ledgers this computer has. */
export async function refreshOverview(): Promise<void> {
  await cache.invalidateQueries({ queryKey: key })
}
