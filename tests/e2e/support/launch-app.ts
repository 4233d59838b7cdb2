import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { shiftMs } from '../../other-days/shift-date.ts'
import { signsByItself } from '../pages/signing.ts'
import { launchElectron } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'
import type { LaunchPlan, RunningApp } from './running-app.ts'

/** Which program runs the built app: Electron itself, or the stand-in where its binary cannot be had. */
export type AppKind = 'electron' | 'stand-in'

/** The running app with its folder; `close` quits it, removes the folder and throws on surprises. */
export type LaunchedApp = RunningApp & {
  readonly kind: AppKind
  readonly userDataDir: string
  close(): Promise<void>
}

/** How to launch: the folder of the app's data (kept afterwards when given) and what its process is told. */
export type LaunchOptions = {
  userDataDir?: string
  env?: Record<string, string>
  args?: string[]
  /** What unlocking costs: under Playwright next to nothing, unless said; on Electron the real thing. */
  scrypt?: 'real' | 'cheap'
  /** Another program than `appKind()` says, for the stand-in's own tests. */
  kind?: AppKind
  /** Another app than the built one, for the stand-in's own tests. */
  root?: string
  main?: string
}

const repository = resolve(import.meta.dirname, '../../..')
const announced = new Set<AppKind>()

/**
 * Which program will run the app here: Electron where it is installed, known to run, and can show a
 * window.
 */
export function appKind(): AppKind {
  // Electron's own clock cannot be moved.
  if (shiftMs !== 0) return 'stand-in'
  const modules = join(repository, 'node_modules')
  const pathFile = join(modules, 'electron/path.txt')
  if (!existsSync(pathFile) || existsSync(join(modules, '.taizhang-electron-absent'))) return 'stand-in'
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (process.platform === 'linux' && !hasDisplay) return 'stand-in'
  return existsSync(join(modules, 'electron/dist', readFileSync(pathFile, 'utf8'))) ? 'electron' : 'stand-in'
}

/** Launches the built app in a process of its own and waits until its first page has loaded. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const kind = options.kind ?? appKind()
  if (!announced.has(kind))
    console.log(`The app runs on ${kind === 'electron' ? 'Electron' : 'the stand-in'}.`)
  announced.add(kind)
  const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'taizhang-')))
  const plan: LaunchPlan = {
    root: options.root ?? repository,
    main: options.main ?? 'out/main/main.js',
    userDataDir,
    env: options.env ?? {},
    args: options.args ?? [],
    scrypt: options.scrypt ?? (process.env.TAIZHANG_TEST_SCRYPT === 'cheap' ? 'cheap' : 'real'),
  }
  const running = kind === 'electron' ? await launchElectron(plan) : await launchStandIn(plan)
  // Subtle: a page reached from outside does not know the timeouts of the configuration.
  running.page.setDefaultTimeout(30_000)
  await signsByItself(running.page)
  const close = async (): Promise<void> => {
    const { unexpectedDialogs, failures } = await running.records()
    await running.quit()
    if (options.userDataDir === undefined) await rm(userDataDir, { recursive: true, force: true })
    const surprises = [...unexpectedDialogs, ...failures]
    if (surprises.length > 0) throw new Error(`${surprises.join('\n')}\n${running.output()}`)
  }
  return { ...running, kind, userDataDir, close }
}
