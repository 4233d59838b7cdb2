import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { desk } from '../../../shared/desk/contract.ts'
import { beforeLock } from '../../bridge/before-lock.ts'
import { call } from '../../bridge/client.ts'
import { useMay } from '../../bridge/session.ts'
import type { RecordForm } from './use-record-form.ts'

const Draft = z.object({
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  revision: z.int(),
})

/** A draft as a form tells of it. */
export type DraftNote = { readonly atMs: number; readonly isOutdated: boolean }
/** What a form may ask of its draft. */
export type DraftKeeper = {
  /** What was restored when the form opened. */
  readonly note: DraftNote | undefined
  /** Forgets the draft: the form was saved, or the person gave it up. */
  readonly drop: () => Promise<void>
}

/**
 * Keeps what is written two seconds after the last key, so that a crash costs little, and restores it when
 * the form opens again. Locking and leaving the page keep it at once, so leaving needs no warning.
 */
export function useDraft(name: string, recordId: string, revision: number, form: RecordForm): DraftKeeper {
  const [note, setNote] = useState<DraftNote>()
  const [isReady, setReady] = useState(false)
  const mayKeep = useMay(desk.saveDraft)
  const latest = useRef(form)
  latest.current = form
  const pending = useRef<(() => Promise<unknown>) | undefined>(undefined)

  useEffect(() => {
    let isGone = false
    void call(desk.draft, { form: name, recordId }).then((answer) => {
      if (isGone) return
      const kept = answer.ok && answer.value ? readDraft(answer.value.content) : undefined
      if (answer.ok && answer.value && kept) {
        latest.current.restore(kept.values)
        setNote({ atMs: answer.value.atMs, isOutdated: kept.revision !== revision })
      }
      setReady(true)
    })
    return () => {
      isGone = true
    }
  }, [name, recordId, revision])

  const content = JSON.stringify({ values: changedIn(form), revision })
  useEffect(() => {
    if (!isReady || !mayKeep || !latest.current.isDirty) return
    const keep = (): Promise<unknown> => {
      pending.current = undefined
      return call(desk.saveDraft, { form: name, recordId, content })
    }
    pending.current = keep
    const timer = setTimeout(keep, 2000)
    return () => clearTimeout(timer)
  }, [content, isReady, mayKeep, name, recordId])
  useEffect(() => {
    const keepNow = async () => pending.current?.()
    const forget = beforeLock(keepNow)
    return () => {
      forget()
      void keepNow()
    }
  }, [])

  const drop = useCallback(async () => {
    pending.current = undefined
    setNote(undefined)
    if (mayKeep) await call(desk.dropDraft, { form: name, recordId })
  }, [mayKeep, name, recordId])
  return { note, drop }
}

function changedIn(form: RecordForm): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form.values).filter(([name]) => !form.hidden.has(name)))
}

function readDraft(content: string): z.infer<typeof Draft> | undefined {
  try {
    return Draft.parse(JSON.parse(content))
  } catch {
    return undefined
  }
}
