import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePaperFiles, samplePapers } from '../../shared/ledgers/spending/sample-words.ts'
import { startChromium } from '../electron-on-chromium/chromium.ts'
import { samplePaperPage } from './sample-papers.ts'

/** Photographs the papers of the sample anew, with Chromium: `node tests/support/write-sample-papers.ts`. */
const folder = new URL('../../resources/sample/', import.meta.url)
const home = mkdtempSync(join(tmpdir(), 'taizhang-'))
const chromium = await startChromium(home)
try {
  const page = await (await chromium.browser.newContext()).newPage()
  await page.setViewportSize({ width: 900, height: 490 })
  for (const kind of Object.keys(samplePapers) as (keyof typeof samplePapers)[]) {
    await page.setContent(samplePaperPage(kind))
    const picture = await page.screenshot({ type: 'jpeg', quality: 50 })
    const { large, small } = samplePaperFiles(kind)
    mkdirSync(new URL('./', new URL(small, folder)), { recursive: true })
    writeFileSync(new URL(large, folder), picture)
    // A small one as the page makes it of a paper that somebody drops there.
    const thumbnail = await page.evaluate(
      async (source) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = 240
        canvas.height = Math.round((240 * image.height) / image.width)
        canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
        return canvas.toDataURL('image/jpeg', 0.7).split(',')[1] ?? ''
      },
      `data:image/jpeg;base64,${picture.toString('base64')}`,
    )
    writeFileSync(new URL(small, folder), Buffer.from(thumbnail, 'base64'))
  }
} finally {
  await chromium.close()
  rmSync(home, { recursive: true, force: true })
}
