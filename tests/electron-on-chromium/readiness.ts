const waiting = Promise.withResolvers<void>()
let ready = false

/** Resolves once the app is ready, as `app.whenReady()`. */
export const whenReady: Promise<void> = waiting.promise

/** Whether the app is ready. */
export const isReady = (): boolean => ready

/** Makes the app ready, once. */
export function becomeReady(): void {
  ready = true
  waiting.resolve()
}

/** Throws Electron's own sentence when something is asked too early. */
export function mustBeReady(sentence: string): void {
  if (!ready) throw new Error(sentence)
}
