import { EventEmitter } from 'node:events'
import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron'
import { makeCodec } from './codec.ts'
import { strict } from './strict.ts'
import type { FromPage } from './worlds.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

const codec = makeCodec()
const handlers = new Map<string, Handler>()

/** Electron's `ipcMain`; a second handler on a channel throws, as there. */
export const ipcMain = strict(
  'ipcMain',
  Object.assign(new EventEmitter(), {
    handle(channel: string, handler: Handler): void {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      if (typeof handler !== 'function')
        throw new Error(`Expected handler to be a function, but found type '${typeof handler}'`)
      handlers.set(channel, handler)
    },
    handleOnce(channel: string, handler: Handler): void {
      ipcMain.handle(channel, (event, ...args) => {
        handlers.delete(channel)
        return handler(event, ...args)
      })
    },
    removeHandler(channel: string): void {
      handlers.delete(channel)
    },
  }),
)

/** Who sends, as an app's handler sees it. */
export type Sender = { contents: WebContents; frame: WebFrameMain }

/** Runs the handler of an invoke; answers text for the page, Electron's sentence where it failed. */
export async function answerInvoke(
  sender: Sender,
  message: FromPage & { kind: 'invoke' },
): Promise<{ ok: boolean; text: string }> {
  const { channel } = message
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const args = codec.decode(message.args) as unknown[]
    return { ok: true, text: codec.encode(await handler(eventOf(sender), ...args)) }
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    return { ok: false, text: codec.encode(`Error invoking remote method '${channel}': ${error}`) }
  }
}

/** Passes a one-way message to the app's listeners. */
export function receiveSend(sender: Sender, message: FromPage & { kind: 'send' }): void {
  ipcMain.emit(message.channel, eventOf(sender), ...(codec.decode(message.args) as unknown[]))
}

/** The arguments of a message to the page as text; what cannot be cloned throws Electron's sentence. */
export function encodeArguments(args: unknown[]): string {
  try {
    return codec.encode(args)
  } catch {
    throw new Error('Failed to serialize arguments')
  }
}

function eventOf({ contents, frame }: Sender): IpcMainInvokeEvent {
  const event = { type: 'frame', sender: contents, senderFrame: frame, frameId: 1, processId: 1 }
  return strict('IpcMainEvent', event) as unknown as IpcMainInvokeEvent
}
