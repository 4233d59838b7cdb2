import { App } from 'antd'
import { useMemo } from 'react'
import type { Fault } from '../../shared/faults.ts'
import { sayFault } from '../../shared/words/faults.ts'

/** Says short things at the top of the window: that a deed is done, or why it was refused. */
export function useTell() {
  const { message, modal } = App.useApp()
  return useMemo(
    () => ({
      done: (words: string) => void message.success(words, 3),
      warn: (words: string) => void message.warning(words, 8),
      note: (words: string) => void message.info(words, 4),
      fault: (fault: Fault) => {
        if (fault.code === 'session.locked') return
        if (fault.code === 'ipc.cancelled') return void message.info(sayFault(fault), 3)
        if (fault.code === 'ipc.defect') {
          return void modal.error({ title: '程序出错', content: sayFault(fault), okText: '知道了' })
        }
        const words = sayFault(fault)
        return void message.error(words, words.length > 40 ? 9 : 6)
      },
    }),
    [message, modal],
  )
}
