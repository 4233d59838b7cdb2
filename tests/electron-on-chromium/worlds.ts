import type { Codec } from './codec.ts'

// Everything here runs inside the page, as text: a function may refer to nothing outside itself.

/** What one world tells the other: functions travel as tokens, values as the browser clones them. */
export type Bridge = {
  wrap(value: unknown): unknown
  unwrap(value: unknown): unknown
  tell(topic: string, detail: unknown): void
  hear(topic: string, listener: (detail: never) => void): void
}

/** What the isolated world sends to the main process. */
export type FromPage =
  | { kind: 'invoke'; id: number; channel: string; args: string }
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'key'; key: string; ctrl: boolean; shift: boolean; alt: boolean; meta: boolean }
  | { kind: 'preload-failed'; message: string }

/** What the main process may call in the isolated world. */
export type IntoPage = {
  reply(id: number, ok: boolean, text: string): void
  emit(channel: string, text: string): void
}

/** Joins the page's world to the preload's by synchronous events whose details the browser clones. */
export function makeBridge(me: string, peer: string): Bridge {
  type Answer = { call: string; promised?: boolean; failed?: string; value?: unknown }
  const functions = new Map<string, (...args: unknown[]) => unknown>()
  const answers = new Map<string, Answer>()
  const waiting = new Map<string, PromiseWithResolvers<unknown>>()
  let count = 0
  const nextName = (): string => `${me}${++count}`
  const tell = (topic: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(`standin:${topic}`, { detail }))
  }
  const hear = (topic: string, listener: (detail: never) => void): void => {
    document.addEventListener(`standin:${topic}`, (event) => {
      const { detail } = event as CustomEvent
      if (detail !== null) listener(detail as never)
    })
  }
  const isPlain = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
  const each = (value: Record<string, unknown>, change: (item: unknown) => unknown): object =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]))
  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const token = nextName()
      functions.set(token, value as (...args: unknown[]) => unknown)
      return { standinFunction: token }
    }
    if (Array.isArray(value)) return value.map(wrap)
    return isPlain(value) ? each(value, wrap) : value
  }
  const unwrap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unwrap)
    if (!isPlain(value)) return value
    const token = value.standinFunction
    return typeof token === 'string' ? (...args: unknown[]) => ask(token, args) : each(value, unwrap)
  }
  const ask = (token: string, args: unknown[]): unknown => {
    const call = nextName()
    tell(`call:${peer}`, { call, token, args: wrap(args) })
    const answer = answers.get(call)
    answers.delete(call)
    // The browser gives the other world nothing where it cannot clone the arguments.
    if (answer === undefined) throw new Error('An object could not be cloned.')
    if (answer.promised) {
      const promised = Promise.withResolvers<unknown>()
      waiting.set(call, promised)
      return promised.promise
    }
    // As contextBridge does: the message crosses, the class does not.
    if (answer.failed !== undefined) throw new Error(answer.failed)
    return unwrap(answer.value)
  }
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  const perform = (call: string, token: string, args: unknown): Answer => {
    try {
      const value = functions.get(token)!(...(unwrap(args) as unknown[]))
      if (!(value instanceof Promise)) return { call, value: wrap(value) }
      value.then(
        (settled) => tell(`settle:${peer}`, { call, value: wrap(settled) }),
        (error) => tell(`settle:${peer}`, { call, failed: messageOf(error) }),
      )
      return { call, promised: true }
    } catch (error) {
      return { call, failed: messageOf(error) }
    }
  }
  hear(`call:${me}`, ({ call, token, args }: { call: string; token: string; args: unknown }) =>
    tell(`answer:${peer}`, perform(call, token, args)),
  )
  hear(`answer:${me}`, (answer: Answer) => answers.set(answer.call, answer))
  hear(`settle:${me}`, (answer: Answer) => {
    const promised = waiting.get(answer.call)
    waiting.delete(answer.call)
    if (answer.failed !== undefined) promised?.reject(new Error(answer.failed))
    else promised?.resolve(unwrap(answer.value))
  })
  return { wrap, unwrap, tell, hear }
}

/** The page's own world: receives what the preload exposes, frozen and not to be replaced. */
export function setUpPageWorld(bridgeOf: typeof makeBridge): void {
  const bridge = bridgeOf('page', 'preload')
  const freeze = <T>(value: T): T => {
    if (value === null || typeof value !== 'object') return value
    for (const item of Object.values(value)) freeze(item)
    return Object.freeze(value)
  }
  bridge.hear('expose', ({ key, api }: { key: string; api: unknown }) => {
    Object.defineProperty(window, key, { value: freeze(bridge.unwrap(api)), enumerable: true })
  })
}

/** The preload's world: what `require('electron')` gives a sandboxed preload, over one binding for text. */
export function setUpPreloadWorld(
  bridgeOf: typeof makeBridge,
  codecOf: () => Codec,
  send: (text: string) => void,
  facts: object,
): { require(name: string): unknown; process: object; into: IntoPage } {
  type Listener = (event: object, ...args: unknown[]) => void
  const bridge = bridgeOf('preload', 'page')
  const codec = codecOf()
  const pending = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners = new Map<string, Listener[]>()
  let count = 0
  const post = (message: FromPage): void => send(JSON.stringify(message))
  const named = <T extends object>(part: string, provided: T): T =>
    new Proxy(provided, {
      get(target, key, receiver) {
        if (typeof key === 'symbol' || key in target || key === 'then')
          return Reflect.get(target, key, receiver)
        throw new Error(`stand-in: ${part}.${key} is not provided`)
      },
    })
  const invoke = (channel: string, ...args: unknown[]): Promise<unknown> => {
    const promised = Promise.withResolvers<unknown>()
    const encoded = codec.encode(args)
    pending.set(++count, promised)
    post({ kind: 'invoke', id: count, channel, args: encoded })
    return promised.promise
  }
  const off = (channel: string, listener: Listener): object => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((other) => other !== listener),
    )
    return ipcRenderer
  }
  const on = (channel: string, listener: Listener): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  const once = (channel: string, listener: Listener): object => {
    const first: Listener = (...args) => {
      off(channel, first)
      listener(...args)
    }
    return on(channel, first)
  }
  const ipcRenderer: object = named('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]) => invoke(channel, ...args),
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args: codec.encode(args) }),
    on,
    once,
    off,
    addListener: on,
    removeListener: off,
    removeAllListeners: (channel: string) => listeners.delete(channel) && ipcRenderer,
  })
  const exposed = new Set<string>()
  const contextBridge = named('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      if (exposed.has(key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      }
      exposed.add(key)
      bridge.tell('expose', { key, api: bridge.wrap(api) })
    },
  })
  addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.defaultPrevented || event.isComposing) return
    const { key, ctrlKey: ctrl, shiftKey: shift, altKey: alt, metaKey: meta } = event
    if (ctrl || alt || meta || /^F\d+$/.test(key)) post({ kind: 'key', key, ctrl, shift, alt, meta })
  })
  return {
    require(name) {
      if (name !== 'electron' && name !== 'electron/renderer') throw new Error(`module not found: ${name}`)
      return named('electron', { contextBridge, ipcRenderer })
    },
    process: named('process', {
      ...facts,
      contextIsolated: true,
      sandboxed: true,
      type: 'renderer',
      argv: [],
    }),
    into: {
      reply(id, ok, text) {
        const promised = pending.get(id)
        pending.delete(id)
        if (ok) promised?.resolve(codec.decode(text))
        else promised?.reject(new Error(codec.decode(text) as string))
      },
      emit(channel, text) {
        const args = codec.decode(text) as unknown[]
        for (const listener of listeners.get(channel) ?? [])
          listener({ sender: ipcRenderer, ports: [] }, ...args)
      },
    },
  }
}
