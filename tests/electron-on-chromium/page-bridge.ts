import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import { makeCodec } from './codec.ts'
import { type FromPage, makeBridge, setUpPageWorld, setUpPreloadWorld } from './worlds.ts'

const worldName = 'electron-preload'

/** The way into a page's isolated preload world. */
export type PageBridge = {
  reply(world: number, id: number, ok: boolean, text: string): Promise<void>
  emit(channel: string, text: string): Promise<void>
}

/** Runs `preload` in an isolated world of every document of the main frame, and passes on what it sends. */
export async function joinPage(
  page: Page,
  preload: string,
  receive: (message: FromPage, world: number) => void,
): Promise<PageBridge> {
  const cdp = await page.context().newCDPSession(page)
  const frame = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
  let current: number | undefined
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === worldName && context.auxData?.frameId === frame) current = context.id
  })
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === 'standinSend' && executionContextId === current) {
      receive(JSON.parse(payload) as FromPage, executionContextId)
    }
  })
  await cdp.send('Page.enable')
  await cdp.send('Runtime.enable')
  await cdp.send('Runtime.addBinding', { name: 'standinSend', executionContextName: worldName })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `if (window === top) (${setUpPageWorld})(${makeBridge})`,
  })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { worldName, source: preloadSource(preload) })
  return {
    reply: (world, id, ok, text) => callInto(cdp, world, 'reply', [id, ok, text]),
    emit: async (channel, text) => {
      if (current !== undefined) await callInto(cdp, current, 'emit', [channel, text])
    },
  }
}

/** What of Node a sandboxed preload sees. */
function preloadFacts(): string {
  const { electron, node, chrome } = process.versions
  return JSON.stringify({
    platform: process.platform,
    arch: process.arch,
    versions: { electron, node, chrome },
  })
}

function preloadSource(file: string): string {
  const parts = `${makeBridge}, ${makeCodec}, standinSend, ${preloadFacts()}`
  return `if (window === top) {
    const {require, process, into} = (${setUpPreloadWorld})(${parts});
    globalThis.standinInto = into;
    try {
      (function (require, process, exports, module) {${readFileSync(file, 'utf8')}
      })(require, process, {}, {exports: {}});
    } catch (error) {
      standinSend(JSON.stringify({kind: 'preload-failed', message: String(error && error.stack || error)}));
    }
  }`
}

/** A world that is gone (its page navigated or closed) hears nothing, as in Electron. */
async function callInto(cdp: CDPSession, world: number, name: string, args: unknown[]): Promise<void> {
  const call = {
    functionDeclaration: `function (...args) { globalThis.standinInto.${name}(...args) }`,
    executionContextId: world,
    arguments: args.map((value) => ({ value })),
  }
  await cdp.send('Runtime.callFunctionOn', call).catch(() => undefined)
}
