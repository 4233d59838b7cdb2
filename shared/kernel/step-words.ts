import { dictionary } from './dictionary.ts'

/** What the steps of long tasks are called while they run; a step without words is shown as it is. */
const stepWords = dictionary<string>({
  entries: '逐条核对',
})

/** The words for a step of a task; nothing before the first step. */
export function sayStep(step: string): string {
  return stepWords[step] ?? step
}
