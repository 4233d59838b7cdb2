/**
 * What the stand-in cannot show: each claim is proven only where Electron's own binary runs.
 * Tests name a claim with `claims` and are left out, by name, everywhere else; nobody counts them as shown.
 */
export const onlyRealElectron = {
  permissions: 'permission requests of a page are refused by the handlers of its session',
  webviews: 'a <webview> in a page is never attached',
  fuses: 'the packaged binary ignores ELECTRON_RUN_AS_NODE, NODE_OPTIONS and --inspect',
  asarIntegrity: 'the packaged binary refuses an app.asar that was changed',
  osKeystore: 'safeStorage seals and opens with the keys of the operating system',
  partitions: 'a partition in memory leaves nothing on the disk',
  sandbox: 'the renderer runs in the sandbox of the operating system',
  devtools: 'the developer tools stay closed in the packaged app',
  closeByPerson: 'closing a window with its cross can be prevented',
  windowOpen: 'a refused window.open answers null',
  machineEvents: 'lock-screen and suspend arrive from the operating system',
  boringssl: 'every algorithm the ledger uses exists in the crypto library of Electron',
} as const

/** The name of a claim in the list. */
export type OnlyRealElectron = keyof typeof onlyRealElectron
