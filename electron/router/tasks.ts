import { tasks } from '../../shared/bundles/contract.ts'
import { implement } from '../ipc/handlers.ts'

/**
 * The shell answers `tasks.cancel` before it gets here: a call that arrives was too late, and
 * nothing is left to stop.
 */
export const taskService = implement(tasks, { cancel: async () => ({}) })
