import { existsSync } from 'node:fs'
import { refuse } from '../../shared/kernel/refusal.ts'
import type { Session } from '../../shared/session/session.ts'
import { digestOf, filedDigest, recordFiled } from '../audit/filed.ts'
import { commit } from '../chain/commit.ts'
import { openReceived } from '../chain/database.ts'
import { kysely } from '../db/kysely.ts'
import { receivedFile, receivedKeyName } from '../folder/folders.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { sessionOf } from './opening.ts'
import { ambientOf, mustBeOpen } from './people.ts'

/** Puts a received ledger or an audit pack on the screens; looking is told to one's own chain. */
export async function showBundle(runtime: Runtime, bundleId: string): Promise<Session> {
  const open = mustBeOpen(runtime)
  const { writer } = open.db
  const item = writer.find(
    kysely
      .selectFrom('inbox')
      .innerJoin('peer', 'peer.id', 'inbox.peer_id')
      .select(['inbox.kind', 'inbox.period', 'inbox.masked_labels', 'peer.office_name'])
      .where('inbox.id', '=', bundleId),
  )
  const key = writer.find(
    kysely.selectFrom('secret').select('sealed').where('name', '=', receivedKeyName(bundleId)),
  )
  if (!item || !key) return refuse('bundles.not-found', {})
  const maskedLabels = JSON.parse(item.masked_labels) as string[]
  const path = receivedFile(open.vault.folder, bundleId)
  // SECURITY: whoever holds our keys could change what others sent (tests/bundles/service/filed.test.ts)
  const filed = filedDigest(writer, bundleId)
  const found = existsSync(path) ? await digestOf(path) : null
  if (found !== null && found !== filed) return refuse('bundles.received-changed', {})
  const rawKey = Buffer.from(key.sealed, 'base64')
  mustBeOpen(runtime)
  const { db, isMigrated } = openReceived(path, rawKey)
  rawKey.fill(0)
  try {
    const now = isMigrated ? await digestOf(path) : filed
    mustBeOpen(runtime)
    commit(open.db, ambientOf(runtime, open), { name: 'session.show' }, (unit) => {
      unit.record('bundle.shown', bundleId, {})
      if (now !== null && now !== filed) recordFiled(unit, bundleId, now)
    })
  } catch (error) {
    db.close()
    throw error
  }
  hideShown(runtime)
  runtime.shown = {
    db,
    what: {
      kind: item.kind === 'audit' ? 'pack' : 'received',
      bundleId,
      officeName: item.office_name,
      period: item.period,
      masked: maskedLabels.length > 0,
      maskedLabels,
    },
  }
  return sessionOf(open, runtime)
}

/** Takes somebody else's ledger off the screens. */
export function hideShown(runtime: Runtime): void {
  const { shown } = runtime
  runtime.shown = null
  try {
    shown?.db.close()
  } catch {
    // Subtle: a task may still be reading; it is refused at its next breath, and the file closes with it.
  }
}
