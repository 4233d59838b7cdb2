import { appendFileSync, renameSync, statSync } from 'node:fs'

const LARGEST_BYTES = 1_000_000

/**
 * Writes defects to a log that never grows beyond two files of 1 MB: number, kind, code, places in our
 * code. Never throws.
 *
 * SECURITY: never a message, which may quote rows, and never a folder, which may name a person
 * (tests/ipc/router.test.ts).
 */
export function incidentLog(path: string, now: () => number) {
  return function report(incident: string, error: unknown): void {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES)
        renameSync(path, `${path}.1`)
      const entry = { at: new Date(now()).toISOString(), incident, ...tellable(error) }
      appendFileSync(path, `${JSON.stringify(entry)}\n`)
    } catch {
      // Subtle: a log that cannot be written must not take the answer, or the thread, with it.
    }
  }
}

function tellable(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error, places: [] }
  const { name, message, stack = '', code } = error as Error & { code?: unknown }
  // The stack repeats the message, and lines of a message can look like places.
  const below = stack.slice(stack.indexOf(message) + message.length)
  return {
    name: plain(name),
    code: plain(code),
    places: below.split('\n').flatMap(placeIn).slice(0, 12),
  }
}

/** Words that programs give themselves; anything else is left out. */
const plain = (text: unknown) =>
  typeof text === 'string' && /^[A-Za-z_]\w{0,59}$/.test(text) ? text : undefined

/** `function file:line:column` of a stack's line, without the folders. */
function placeIn(line: string): string[] {
  const file = line.slice(1 + Math.max(...[...'/\\( '].map((sign) => line.lastIndexOf(sign))))
  const place = /^([\w.-]+:\d+:\d+)\)?$/.exec(file)?.[1]
  const called = /^ *at (?:async |new )*([\w.$<>]+) /.exec(line)?.[1] ?? ''
  return place === undefined ? [] : [`${called} ${place}`.trim()]
}
