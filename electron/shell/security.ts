import { app, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron'
import { HOME } from './protocol.ts'

/** Refuses everything a page could ask of a browser: permissions, the network, downloads. */
export function closeSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  // SECURITY: nothing leaves this computer but by a person's stick (tests/e2e/security.spec.ts).
  session.webRequest.onBeforeRequest((details, decide) => {
    const isOwn = /^(app|data|blob|devtools):/.test(details.url)
    decide({ cancel: !isOwn })
  })
  session.on('will-download', (event) => event.preventDefault())
}

/** Keeps every page of the app where it is: no navigation, no new windows, no webviews. */
export function closePages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** SECURITY: only the top frame of our own window is answered (tests/e2e/security.spec.ts). */
export function isOwnPage(event: IpcMainInvokeEvent, window: WebContents | undefined): boolean {
  const frame = event.senderFrame
  return frame !== null && event.sender === window && frame.parent === null && frame.url.startsWith(HOME)
}
