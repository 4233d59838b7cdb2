import type { ElectronApplication, Page } from '@playwright/test'
import type { DialogAnswer } from '../../electron-on-chromium/answers.ts'
import type { Records } from '../../electron-on-chromium/records.ts'

/** What a kind of launch can do to the running app; the fixture adds what is the same for both. */
export type RunningApp = {
  readonly page: Page
  /** Electron's main process, where the app runs on Electron itself. */
  readonly electron?: ElectronApplication
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

/** What both launches are given. */
export type LaunchPlan = {
  root: string
  main: string
  userDataDir: string
  env: Record<string, string>
  args: string[]
  /** Whether unlocking costs what it costs people. */
  scrypt: 'real' | 'cheap'
}
