/**
 * A name that a file may be offered under on every system: no folder, no sign that Windows refuses or that
 * turns what is read around, no device's name, nothing but letters at its ends. What is left of an empty one
 * is `_`. `extension`, if given, stands last: what a file is called never says that it is another kind.
 */
export function fileName(wanted: string, extension?: string): string {
  const kept = wanted.toWellFormed().replace(UNFIT, '-').slice(0, LONGEST)
  const ending = extension && !kept.toLowerCase().endsWith(`.${extension}`) ? `.${extension}` : ''
  const named = `${withoutIdleEnds(kept)}${ending}`
  return DEVICES.test(named) ? `_${named}` : named
}

const LONGEST = 120
const UNFIT = /[<>:"/\\|?*\p{Cc}\p{Cf}\ufffd]/gu
/** Names that Windows keeps for devices, whatever extension they bear. */
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

function withoutIdleEnds(name: string): string {
  const isIdle = (sign: string | undefined) => sign === '.' || sign === ' ' || sign === '\u3000'
  let [from, to] = [0, name.length]
  while (from < to && isIdle(name[from])) from++
  while (to > from && isIdle(name[to - 1])) to--
  return from === to ? '_' : name.slice(from, to)
}
