import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file of the repository. */
export const at = (...names) => join(root, ...names)

/** The Node the tools run on; it comes with the other packages, whatever the machine has. */
export const node24 = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Says one plain line. */
export const say = (line) => console.log(line)

/** Ends with a sentence instead of a stack trace. */
export function give(sentence) {
  say(sentence)
  process.exit(1)
}

/**
 * Runs a program where its output can be seen and answers its exit code.
 * `quiet` keeps the output back, `limitMs` ends the program (answering 1) when it takes longer.
 */
export function run(program, args, { env = {}, quiet = false, limitMs } = {}) {
  const path = [join(node24, '..'), at('node_modules', '.bin'), process.env.PATH].join(delimiter)
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path, ...env },
      stdio: quiet ? 'ignore' : 'inherit',
      timeout: limitMs,
    })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs a script of an installed package on Node 24. */
export const runTool = (script, args, options) => run(node24, [at('node_modules', script), ...args], options)

/** Runs one of our own TypeScript programs on Node 24, or says that it is not there. */
export async function runOwn(script, args, options) {
  if (!existsSync(at(script))) give(`There is no ${script} yet.`)
  return run(node24, [at(script), ...args], options)
}
