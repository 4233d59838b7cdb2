/** Chromium goes to no scheme it does not know, so `app://host/p` lives at `https://host.app<suffix>/p`. */
const suffix = '.standin.internal'

const schemes = new Set<string>()

/** Makes a scheme one of those whose addresses are translated. */
export function translateScheme(scheme: string): void {
  schemes.add(scheme)
}

/** The address Chromium is given for an address of the app. */
export function toChromium(url: string): string {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
  if (found === null || !schemes.has(found[1]!)) return url
  return `https://${found[2] || 'x'}.${found[1]}${suffix}${found[3] || '/'}`
}

/** The address the app is told for an address of Chromium. */
export function toApp(url: string): string {
  const found = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.standin\.internal(.*)$/.exec(url)
  return found === null ? url : `${found[2]}://${found[1]}${found[3]}`
}

/** The origin as Electron names it: a standard scheme of the app has one, `new URL` in Node knows none. */
export function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? 'null'
}
