import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect } from '../e2e/pages/expect.ts'
import { isStill } from '../e2e/pages/shell.ts'
import type { LaunchedApp } from '../e2e/support/launch-app.ts'

/** A computer in the story: the running app, its page, and where it stands. */
export type Computer = { readonly app: LaunchedApp; readonly page: Page; readonly place: string }

/** What was done, as it is told: with a picture, and the files it left. */
export type Step = {
  readonly number: number
  readonly chapter: string
  readonly title: string
  readonly words: string
  readonly place: string
  readonly picture: string
  /** Where to look, in percent of the picture. */
  readonly ring: Ring | undefined
  readonly files: readonly string[]
  readonly seconds: number
}
type Ring = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** How a step is told. */
export type Telling = {
  readonly title: string
  readonly words: string
  /** Files it left, by their path in the folder of the demonstration. */
  readonly files?: readonly string[]
  /** What the picture points at. */
  readonly look?: (page: Page) => Locator
  /** The short sentence at the top of the window stays in the picture. */
  readonly keepsNews?: boolean
}

/** A step that failed, named as the story names it. */
export class StepFailed extends Error {
  constructor(number: number, title: string, picture: string, cause: unknown) {
    super(`Step ${number} 「${title}」 failed (${picture}): ${(cause as Error).message}`, { cause })
  }
}

/** Tells the story as it happens: every step is done on the real screens, then photographed. */
export class Story {
  readonly steps: Step[] = []
  readonly folder: string
  #chapter = ''

  constructor(folder: string) {
    this.folder = folder
    mkdirSync(join(folder, 'pictures'), { recursive: true })
  }

  /** Begins a chapter. */
  chapter(title: string): void {
    this.#chapter = title
    console.log(`  ${title}`)
  }

  /** Where a file of the story stands. */
  path(name: string): string {
    return join(this.folder, name)
  }

  /** The folder that stands for a USB stick. */
  stick(name: string): string {
    mkdirSync(this.path(name), { recursive: true })
    return this.path(name)
  }

  /** Does one deed at a computer and keeps its picture. */
  async step(at: Computer, telling: Telling, deed: () => Promise<unknown>): Promise<void> {
    const number = this.steps.length + 1
    const picture = `pictures/${String(number).padStart(2, '0')}.png`
    const begun = performance.now()
    try {
      await closeNews(at.page)
      await deed()
      await settle(at.page, telling.keepsNews ?? false)
      const ring = telling.look && (await ringAround(at.page, telling.look(at.page)))
      await at.page.screenshot({ path: this.path(picture) })
      for (const file of telling.files ?? []) expect(statSync(this.path(file)).size).toBeGreaterThan(0)
      const seconds = (performance.now() - begun) / 1000
      const { title, words, files = [] } = telling
      const chapter = this.#chapter
      this.steps.push({ number, chapter, title, words, place: at.place, picture, ring, files, seconds })
    } catch (error) {
      await at.page.screenshot({ path: this.path('failed.png') }).catch(() => undefined)
      throw new StepFailed(number, telling.title, 'failed.png', error)
    }
  }
}

/** Waits until nothing moves on the screen. */
async function settle(page: Page, keepsNews: boolean): Promise<void> {
  await isStill(page)
  if (!keepsNews) await closeNews(page)
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
}

/** Closes the short sentences at the top of the window; one that goes by itself meanwhile is gone. */
async function closeNews(page: Page): Promise<void> {
  const closing = page.getByRole('button', { name: '关闭提示' })
  while ((await closing.count()) > 0) {
    await closing
      .first()
      .click({ timeout: 1000 })
      .catch(() => undefined)
  }
}

async function ringAround(page: Page, target: Locator): Promise<Ring | undefined> {
  const box = await target.first().boundingBox()
  const size = page.viewportSize()
  if (!box || !size) return undefined
  const margin = 6
  const percent = (value: number, of: number) => Math.round((value / of) * 10_000) / 100
  return {
    left: percent(box.x - margin, size.width),
    top: percent(box.y - margin, size.height),
    width: percent(box.width + 2 * margin, size.width),
    height: percent(box.height + 2 * margin, size.height),
  }
}
