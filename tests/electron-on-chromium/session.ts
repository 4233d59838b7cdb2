import { EventEmitter } from 'node:events'
import type { CallbackResponse, HeadersReceivedResponse, Protocol, Session, WebRequest } from 'electron'
import type { BrowserContext } from 'playwright-core'
import { translateScheme } from './address.ts'
import { isReady, mustBeReady } from './readiness.ts'
import { guardEvents, strict } from './strict.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (details: object, callback: (answer: CallbackResponse) => void) => void
type HeadersReceived = (details: object, callback: (answer: HeadersReceivedResponse) => void) => void

/** What the stand-in keeps of a session behind its Electron face. */
export type SessionState = {
  readonly face: Session
  readonly handlers: Map<string, SchemeHandler>
  beforeRequest: BeforeRequest | null
  headersReceived: HeadersReceived | null
  context: Promise<BrowserContext> | undefined
}

const events = [
  'spellcheck-dictionary-initialized',
  'spellcheck-dictionary-download-begin',
  'spellcheck-dictionary-download-failure',
  'select-hid-device',
  'select-serial-port',
  'select-usb-device',
  'file-system-access-restricted',
  'will-download',
]

const states = new Map<string, SessionState>()
const stateOfFace = new WeakMap<Session, SessionState>()

/** The state behind a session's Electron face. */
export const stateOf = (face: Session): SessionState => stateOfFace.get(face)!

/** The session of a partition; `''` is the default session. */
export function sessionOf(partition: string): SessionState {
  mustBeReady('Session can only be received when app is ready')
  const known = states.get(partition)
  if (known !== undefined) return known
  const made = makeSession(partition)
  states.set(partition, made)
  return made
}

function makeSession(partition: string): SessionState {
  const handlers = new Map<string, SchemeHandler>()
  const emitter = new EventEmitter()
  guardEvents('session', emitter, [], events)
  // What only real Electron can prove is accepted here and listed in only-real-electron.ts.
  const accept = (): void => {}
  const clear = async (): Promise<void> => {}
  const provided = Object.assign(emitter, {
    protocol: sessionProtocol(handlers),
    webRequest: webRequestOf(() => state),
    isPersistent: () => partition === '' || partition.startsWith('persist:'),
    setPermissionRequestHandler: accept,
    setPermissionCheckHandler: accept,
    setDevicePermissionHandler: accept,
    setDisplayMediaRequestHandler: accept,
    setBluetoothPairingHandler: accept,
    setUSBProtectedClassesHandler: accept,
    setCertificateVerifyProc: accept,
    setSpellCheckerEnabled: accept,
    setSpellCheckerLanguages: accept,
    enableNetworkEmulation: accept,
    setProxy: clear,
    clearCache: clear,
    clearData: clear,
    clearStorageData: clear,
    clearAuthCache: clear,
    clearHostResolverCache: clear,
    closeAllConnections: clear,
  })
  const face = strict('session', provided) as unknown as Session
  const state: SessionState = {
    face,
    handlers,
    beforeRequest: null,
    headersReceived: null,
    context: undefined,
  }
  stateOfFace.set(face, state)
  return state
}

function sessionProtocol(handlers: Map<string, SchemeHandler>): Protocol {
  const provided: Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'> = {
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      translateScheme(scheme)
      handlers.set(scheme, handler as SchemeHandler)
    },
    unhandle(scheme) {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
    },
    isProtocolHandled: (scheme) => handlers.has(scheme),
  }
  return strict('protocol', provided) as Protocol
}

function webRequestOf(state: () => SessionState): WebRequest {
  const provided = {
    onBeforeRequest(...args: unknown[]) {
      state().beforeRequest = args.at(-1) as BeforeRequest | null
    },
    onHeadersReceived(...args: unknown[]) {
      state().headersReceived = args.at(-1) as HeadersReceived | null
    },
  }
  return strict('webRequest', provided) as unknown as WebRequest
}

/** Electron's `session`. */
export const session = strict('session', {
  fromPartition: (partition: string): Session => sessionOf(partition).face,
  get defaultSession(): Session {
    return sessionOf('').face
  },
})

/** Electron's `protocol`: the default session's handlers, and the privileges that must be asked for early. */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: { scheme: string }[]): void {
    if (isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of list) translateScheme(scheme)
  },
  handle: (...args: Parameters<Protocol['handle']>): void => session.defaultSession.protocol.handle(...args),
  unhandle: (scheme: string): void => session.defaultSession.protocol.unhandle(scheme),
  isProtocolHandled: (scheme: string): boolean => session.defaultSession.protocol.isProtocolHandled(scheme),
})
