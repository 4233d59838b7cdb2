import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { ControlReply, ControlRequest } from '../../electron-on-chromium/control.ts'
import type { Records } from '../../electron-on-chromium/records.ts'
import type { LaunchPlan, RunningApp } from './running-app.ts'

const register = resolve(import.meta.dirname, '../../electron-on-chromium/register.ts')

const otherDay = new URL('../../other-days/shift-date.ts', import.meta.url).href
const cheapScrypt = new URL('../../support/cheap-scrypt.ts', import.meta.url).href

/** Runs the built app on the stand-in: a child process whose page is reached through Chromium's debugger. */
export async function launchStandIn(plan: LaunchPlan): Promise<RunningApp> {
  const child = start(plan)
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-100_000)
    })
  }
  const ended = new Promise<number | null>((resolveEnd) => child.once('exit', (code) => resolveEnd(code)))
  const ask = askerOf(child, ended, () => said)
  const { endpoint, target } = (await ask({ do: 'first-window' })) as { endpoint: string; target: string }
  const browser = await chromium.connectOverCDP(endpoint)
  const page = await findPage(
    browser.contexts().flatMap((context) => context.pages()),
    target,
  )
  // Subtle: unless this connection asks for the size too, printing a paper shrinks the page.
  await page.setViewportSize(await page.evaluate(() => ({ width: innerWidth, height: innerHeight })))
  return {
    page,
    ended,
    answerDialog: async (answer) => void (await ask({ do: 'answer-dialog', answer })),
    clickMenu: async (item) => void (await ask({ do: 'click-menu', item })),
    power: async (event) => void (await ask({ do: 'power', event })),
    idle: async (seconds) => void (await ask({ do: 'idle', seconds })),
    records: async () => (await ask({ do: 'records' })) as Records,
    closeWindow: async () => void (await ask({ do: 'close-window' })),
    async quit() {
      await ask({ do: 'quit' }).catch(() => undefined)
      await ended
      await browser.close()
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      await browser.close()
    },
    output: () => said,
  }
}

function start(plan: LaunchPlan): ChildProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env
  return spawn(
    process.execPath,
    [
      '--import',
      otherDay,
      ...(plan.scrypt === 'cheap' ? ['--import', cheapScrypt] : []),
      '--import',
      register,
      join(plan.root, plan.main),
      `--user-data-dir=${plan.userDataDir}`,
      ...plan.args,
    ],
    {
      cwd: plan.root,
      env: { ...inherited, STANDIN_HEADED: '0', TAIZHANG_STANDIN_CONTROL: '1', ...plan.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
}

function askerOf(
  child: ChildProcess,
  ended: Promise<number | null>,
  output: () => string,
): (request: ControlRequest) => Promise<unknown> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let count = 0
  child.on('message', ({ number, value, error }: ControlReply) => {
    const promised = waiting.get(number)
    waiting.delete(number)
    if (error === undefined) promised?.resolve(value)
    else promised?.reject(new Error(error))
  })
  void ended.then((code) => {
    for (const promised of waiting.values())
      promised.reject(new Error(`the app ended (${code})\n${output()}`))
    waiting.clear()
  })
  return (request) => {
    if (!child.connected) return Promise.reject(new Error(`the app has ended\n${output()}`))
    const promised = Promise.withResolvers<unknown>()
    waiting.set(++count, promised)
    child.send({ number: count, ...request })
    return promised.promise
  }
}

async function findPage(pages: Page[], target: string): Promise<Page> {
  for (const page of pages) {
    const cdp = await page.context().newCDPSession(page)
    const { targetInfo } = await cdp.send('Target.getTargetInfo')
    await cdp.detach()
    if (targetInfo.targetId === target) return page
  }
  throw new Error('the first window has no page that can be reached')
}
