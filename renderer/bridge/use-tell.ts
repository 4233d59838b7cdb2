import type { Fault } from '../../shared/kernel/faults.ts'
import { say } from './tellings.ts'

/** Says short things at the top of the window: that a deed is done, or why it was refused. */
export const useTell = () => tell

const tell = {
  done: (words: string): void => say('done', words, 5),
  note: (words: string): void => say('note', words, 5),
  warn: (words: string): void => say('warning', words, 9),
  fault: async (fault: Fault): Promise<void> => {
    // Loaded when something is said: the first screen does not wait for the words of all ledgers.
    const { sayFault } = await import('../../shared/words/faults.ts')
    if (fault.code === 'ipc.cancelled') say('note', sayFault(fault), 4)
    // A number that has to be written down stays until it is.
    else if (fault.code === 'ipc.defect') say('problem', sayFault(fault))
    else if (fault.code !== 'session.locked') say('problem', sayFault(fault), 10)
  },
}
