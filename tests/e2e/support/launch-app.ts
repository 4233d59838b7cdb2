import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { DialogAnswer } from '../../electron-on-chromium/answers.ts'
import type { Records } from '../../electron-on-chromium/records.ts'
import { launchElectron } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'

/** Which program runs the built app: Electron itself, or the stand-in where its binary cannot be had. */
export type AppKind = 'electron' | 'stand-in'

/** What a kind of launch can do to the running app; the fixture adds what is the same for both. */
export type RunningApp = {
  readonly page: Page
  /** Says what the next dialog of its kind answers; a dialog without an answer fails the close. */
  answerDialog(answer: DialogAnswer): Promise<void>
  /** Clicks a menu item by its id or label. */
  clickMenu(item: string): Promise<void>
  /** Fires an event of the machine, such as `lock-screen`. */
  power(event: 'lock-screen' | 'suspend' | 'resume' | 'unlock-screen'): Promise<void>
  /** Says since how many seconds nobody has touched the machine. */
  idle(seconds: number): Promise<void>
  /** What the app did to its surroundings so far. */
  records(): Promise<Records>
  /** Closes the window as a person does with its cross. */
  closeWindow(): Promise<void>
  /** Resolves with the exit code once the app's process has ended. */
  readonly ended: Promise<number | null>
  /** Asks the app to quit and waits until it is gone. */
  quit(): Promise<void>
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>
  /** What the app's process printed so far. */
  output(): string
}

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
  /** Another app than the built one, for the stand-in's own tests. */
  root?: string
  main?: string
}

/** What both launches are given. */
export type LaunchPlan = {
  root: string
  main: string
  userDataDir: string
  env: Record<string, string>
  args: string[]
}

const repository = resolve(import.meta.dirname, '../../..')
const announced = new Set<AppKind>()

/** Which program will run the app here. */
export function appKind(): AppKind {
  const folder = join(repository, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return 'stand-in'
  return existsSync(join(folder, 'dist', readFileSync(pathFile, 'utf8'))) ? 'electron' : 'stand-in'
}

/** Launches the built app in a process of its own and waits until its first page has loaded. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const kind = appKind()
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
  }
  const running = kind === 'electron' ? await launchElectron(plan) : await launchStandIn(plan)
  const close = async (): Promise<void> => {
    const { unexpectedDialogs, failures } = await running.records()
    await running.quit()
    if (options.userDataDir === undefined) await rm(userDataDir, { recursive: true, force: true })
    const surprises = [...unexpectedDialogs, ...failures]
    if (surprises.length > 0) throw new Error(`${surprises.join('\n')}\n${running.output()}`)
  }
  return { ...running, kind, userDataDir, close }
}
