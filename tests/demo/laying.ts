import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Day } from '../../shared/kernel/day.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { sampleWorkbook } from '../support/laid-sample.ts'
import type { Story } from './story.ts'

const folder = resolve(import.meta.dirname, '../../resources/sample')

/** The day the story is told on. */
export const today = (): Day => Day.parse(sayMomentDay(Date.now()))

/** Puts a workbook of the sample office, as it would look today, among the files of the story. */
export function layWorkbook(story: Story, noun: keyof typeof practiceWords.workbooks): string {
  const path = story.path(practiceWords.workbooks[noun])
  writeFileSync(path, sampleWorkbook(folder, noun, today()))
  return path
}
