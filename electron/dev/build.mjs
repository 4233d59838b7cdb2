import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, runTool, say } from './steps.mjs'

const stamp = at('out', '.built')
const folders = ['electron', 'renderer', 'shared']
const files = ['package-lock.json', 'electron.vite.config.ts', 'tsconfig.strict.json']

/** Builds the app if a source is newer than the last build; answers whether there is a build. */
export async function build() {
  if (existsSync(stamp) && newest() <= statSync(stamp).mtimeMs) return true
  say('Building the app.')
  const startedMs = Date.now()
  const code = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'error'])
  if (code === 0 && newest() <= startedMs) writeFileSync(stamp, '')
  return code === 0
}

function newest() {
  const inside = folders.flatMap((folder) =>
    readdirSync(at(folder), { recursive: true }).map((name) => join(folder, String(name))),
  )
  // The folders too: a file that was taken away changes only its folder.
  return Math.max(...[...inside, ...folders, ...files].map((path) => statSync(at(path)).mtimeMs))
}
