import type { DialogAnswer } from './answers.ts'
import { app } from './app.ts'
import { powerMonitor, setIdleSeconds } from './desktop.ts'
import { pushDialogAnswer } from './dialog.ts'
import { clickMenuItem } from './menu.ts'
import { records } from './records.ts'
import { endpoint } from './surroundings.ts'
import { openWindows, windowNews } from './window-list.ts'

/** What a test may ask of the app's process over its parent's channel. */
export type ControlRequest =
  | { do: 'first-window' }
  | { do: 'answer-dialog'; answer: DialogAnswer }
  | { do: 'click-menu'; item: string }
  | { do: 'power'; event: 'lock-screen' | 'suspend' | 'resume' | 'unlock-screen' }
  | { do: 'idle'; seconds: number }
  | { do: 'records' }
  | { do: 'close-window' }
  | { do: 'quit' }

/** The answer to the request with the same number. */
export type ControlReply = { number: number; value?: unknown; error?: string }

type ControlledWindow = {
  webContents: EventEmitterLike
  _contents: { _opening: Promise<import('playwright-core').Page>; getURL(): string }
  close(): void
}
type EventEmitterLike = { once(event: 'did-finish-load', listener: () => void): void }

/** Listens to the parent that started this app for a test, and ends with it. */
export function obeyParent(): void {
  if (process.env.TAIZHANG_STANDIN_CONTROL !== '1' || process.send === undefined) return
  process.on('message', async ({ number, ...request }: ControlRequest & { number: number }) => {
    const reply: ControlReply = { number }
    try {
      reply.value = await perform(request)
    } catch (error) {
      reply.error = String(error)
    }
    if (process.connected) process.send!(reply)
  })
  process.on('disconnect', () => app.exit(1))
}

async function perform(request: ControlRequest): Promise<unknown> {
  switch (request.do) {
    case 'first-window':
      return firstWindow()
    case 'answer-dialog':
      return pushDialogAnswer(request.answer)
    case 'click-menu':
      return clickMenuItem(request.item)
    case 'power':
      return void powerMonitor.emit(request.event)
    case 'idle':
      return setIdleSeconds(request.seconds)
    case 'records':
      return records
    case 'close-window':
      return openWindows()[0]?.close()
    case 'quit':
      return void setImmediate(() => app.quit())
  }
}

/** Where a test finds the first window's page once it has loaded. */
async function firstWindow(): Promise<{ endpoint: string; target: string }> {
  const window = (openWindows()[0] ??
    (await new Promise((resolve) => windowNews.once('opened', resolve)))) as unknown as ControlledWindow
  const page = await window._contents._opening
  if (window._contents.getURL() === '' || window._contents.getURL() === 'about:blank') {
    await new Promise<void>((resolve) => window.webContents.once('did-finish-load', resolve))
  }
  await page.waitForLoadState('load')
  const cdp = await page.context().newCDPSession(page)
  const { targetInfo } = await cdp.send('Target.getTargetInfo')
  await cdp.detach()
  return { endpoint: await endpoint(), target: targetInfo.targetId }
}
