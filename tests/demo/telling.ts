import { writeFileSync } from 'node:fs'
import type { Story } from './story.ts'
export function writePage(story: Story, seconds: number): number {
  writeFileSync(story.path('index.html'), JSON.stringify(story.steps))
  return 0
}
