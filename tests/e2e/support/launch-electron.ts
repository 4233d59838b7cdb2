import { _electron, type ElectronApplication } from '@playwright/test'
import type { DialogAnswer } from '../../electron-on-chromium/answers.ts'
import type { Records } from '../../electron-on-chromium/records.ts'
import type { LaunchPlan, RunningApp } from './running-app.ts'

type Planted = { taizhangTest: { answers: DialogAnswer[]; records: Records; idleSeconds: number } }

/** Runs the built app on Electron itself; dialogs, links and idle time are answered by what the test says. */
export async function launchElectron(plan: LaunchPlan): Promise<RunningApp> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => name !== 'NODE_OPTIONS' && value !== undefined),
  ) as Record<string, string>
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    args: [...sandbox, '.', `--user-data-dir=${plan.userDataDir}`, ...plan.args],
    cwd: plan.root,
    env: { ...inherited, ...plan.env },
  })
  let said = ''
  const child = app.process()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-100_000)
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await plant(app)
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    page,
    electron: app,
    ended,
    answerDialog: (answer) =>
      app.evaluate((_, one) => {
        ;(globalThis as unknown as Planted).taizhangTest.answers.push(one)
      }, answer),
    clickMenu: (item) => app.evaluate(clickInMenu, item),
    power: (event) =>
      app.evaluate(({ powerMonitor }, name) => {
        powerMonitor.emit(name)
      }, event),
    idle: (seconds) =>
      app.evaluate((_, value) => {
        ;(globalThis as unknown as Planted).taizhangTest.idleSeconds = value
      }, seconds),
    records: () => app.evaluate(() => (globalThis as unknown as Planted).taizhangTest.records),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    async quit() {
      await app.close()
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    output: () => said,
  }
}

/** Replaces what would open a native dialog or another program. Runs inside Electron. */
async function plant(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog, shell, powerMonitor }) => {
    const records = {
      blocked: [] as string[],
      opened: [] as string[],
      asked: [] as string[],
      unexpectedDialogs: [] as string[],
      failures: [] as string[],
    }
    const planted = { answers: [] as DialogAnswer[], records, idleSeconds: 0 }
    Object.assign(globalThis, { taizhangTest: planted })
    const take = (kind: string, options: unknown): DialogAnswer => {
      const at = planted.answers.findIndex(
        (answer) => answer.kind === kind || (answer.kind === 'cancel' && answer.of === kind),
      )
      const [answer] = at < 0 ? [] : planted.answers.splice(at, 1)
      if (answer !== undefined) return answer
      records.unexpectedDialogs.push(`unexpected dialog ${kind} ${JSON.stringify(options)}`)
      throw new Error(records.unexpectedDialogs.at(-1))
    }
    Object.assign(dialog, {
      showOpenDialog: async (...args: unknown[]) => {
        const answer = take('open', args.at(-1))
        return answer.kind === 'open'
          ? { canceled: false, filePaths: answer.paths }
          : { canceled: true, filePaths: [] }
      },
      showSaveDialog: async (...args: unknown[]) => {
        const answer = take('save', args.at(-1))
        return answer.kind === 'save'
          ? { canceled: false, filePath: answer.path }
          : { canceled: true, filePath: '' }
      },
      showMessageBox: async (...args: unknown[]) => {
        const answer = take('message', args.at(-1))
        if (answer.kind !== 'message') throw new Error('a message box cannot be cancelled')
        return { response: answer.button, checkboxChecked: answer.isChecked ?? false }
      },
      showErrorBox: (title: string, content: string) => void records.failures.push(`${title}: ${content}`),
    })
    const note = async (what: string): Promise<string> => {
      records.opened.push(what)
      return ''
    }
    Object.assign(shell, { openExternal: note, openPath: note, showItemInFolder: note })
    Object.assign(powerMonitor, { getSystemIdleTime: () => planted.idleSeconds })
  })
}

/** Finds a menu item by id or label and clicks it. Runs inside Electron. */
function clickInMenu({ Menu, BrowserWindow }: typeof Electron.CrossProcessExports, name: string): void {
  const search = (items: Electron.MenuItem[]): Electron.MenuItem | undefined => {
    for (const item of items) {
      if (item.id === name || item.label === name) return item
      const found = search(item.submenu?.items ?? [])
      if (found !== undefined) return found
    }
    return undefined
  }
  const item = search(Menu.getApplicationMenu()?.items ?? [])
  if (item === undefined) throw new Error(`the menu has no item ${name}`)
  const window = BrowserWindow.getAllWindows()[0]
  item.click({} as Electron.KeyboardEvent, window, window?.webContents)
}
