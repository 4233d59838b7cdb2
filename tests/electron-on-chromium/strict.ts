import type { EventEmitter } from 'node:events'

/** Names that the language itself looks up on anything, so that a missing one is no mistake of the app. */
const languageNames = new Set(['then', 'toJSON', 'constructor', 'prototype'])

/** The same part, but reading or setting a name it lacks throws `stand-in: <part>.<name> is not provided`. */
export function strict<T extends object>(part: string, provided: T): T {
  const check = (target: T, key: string | symbol): void => {
    if (typeof key === 'symbol' || key in target || key.startsWith('_') || languageNames.has(key)) return
    throw new Error(`stand-in: ${part}.${key} is not provided`)
  }
  return new Proxy(provided, {
    get(target, key, receiver) {
      check(target, key)
      return Reflect.get(target, key, receiver)
    },
    set(target, key, value, receiver) {
      check(target, key)
      return Reflect.set(target, key, value, receiver)
    },
  })
}

/** A whole part of Electron that the stand-in lacks: importing it is allowed, any use throws its name. */
export function absent(part: string): object {
  const refuse = (): never => {
    throw new Error(`stand-in: ${part} is not provided`)
  }
  const provided = strict(part, function absentPart() {})
  return new Proxy(provided, { apply: refuse, construct: refuse })
}

/** Listening to an event that is neither fired here nor listed as `neverFired` throws its name. */
export function guardEvents(
  part: string,
  emitter: EventEmitter,
  fired: readonly string[],
  neverFired: readonly string[] = [],
): void {
  const known = new Set<string | symbol>([...fired, ...neverFired, 'removeListener'])
  emitter.on('newListener', (event: string | symbol) => {
    if (!known.has(event)) throw new Error(`stand-in: ${part}.on('${String(event)}') is not provided`)
  })
}

/** An event object with Electron's `preventDefault`, and the answer whether somebody called it. */
export function preventable<T extends object>(
  fields: T,
): T & { defaultPrevented: boolean; preventDefault(): void } {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}
