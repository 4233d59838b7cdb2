import { registerHooks } from 'node:module'
import { isMainThread } from 'node:worker_threads'

/** Loaded with `--import`: sends every import of `electron` to the stand-in, but none in worker threads. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context)
    if (!isMainThread) throw new Error('stand-in: electron cannot be imported in a worker thread')
    return next(new URL('./electron.ts', import.meta.url).href, context)
  },
})
