import { Organisation } from '../../../shared/ledgers/organisation/organisation.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as store from './store.ts'

/**
 * Takes an import of organisations back, or names those that moved on since or that something was
 * built on. The last written goes first, so that children of the same import do not hold their
 * parents.
 */
export function undoOrganisations(unit: CommandContext, batchId: string): readonly string[] {
  const stuck: string[] = []
  for (const { record_id, op, before, revision_after } of store.importedBy(unit, batchId).toReversed()) {
    const post = store.findPost(unit, record_id)
    if (post) {
      if (post.revision === revision_after) store.deletePost(unit, post.id)
      else stuck.push(post.holderName)
      continue
    }
    const now = store.findOrganisation(unit, record_id)
    const isFresh = now?.revision === revision_after
    if (!now || !isFresh || (op === 'insert' && store.isBuiltUpon(unit, record_id))) {
      stuck.push(now?.shortName ?? '')
    } else if (op === 'insert') store.deleteOrganisation(unit, record_id)
    else {
      const back = Organisation.parse(JSON.parse(before!))
      store.updateOrganisation(unit, { ...back, revision: now.revision + 1 }, now.revision)
    }
  }
  return stuck
}
