/**
 * What the stand-in cannot show, each with where it is shown: a spec that is left out, by name,
 * wherever Electron's
 * binary is absent, or a person with the packaged program. Nobody counts any of it as passed on the stand-in.
 */
export const onlyRealElectron = {
  permissions: { claim: 'what a page asks of the machine is refused by its session', shownBy: 'spec' },
  windowOpen: { claim: 'a refused window.open answers null', shownBy: 'spec' },
  webviews: { claim: 'a <webview> in a page is an element without powers', shownBy: 'spec' },
  partition: { claim: 'the page leaves nothing on the disk', shownBy: 'spec' },
  crypto: { claim: 'the crypto library of Electron has every algorithm the ledger uses', shownBy: 'spec' },
  natives: { claim: 'the native database opens inside Electron', shownBy: 'spec' },
  sandbox: { claim: 'the renderer runs in the sandbox of the operating system', shownBy: 'a person' },
  fuses: { claim: 'the packaged program ignores NODE_OPTIONS, --inspect and Node mode', shownBy: 'a person' },
  integrity: { claim: 'the packaged program refuses an archive that was changed', shownBy: 'a person' },
  devtools: { claim: 'the developer tools stay closed in the packaged program', shownBy: 'a person' },
  machine: { claim: 'locking the screen or sleeping locks the ledger', shownBy: 'a person' },
} as const
