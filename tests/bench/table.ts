/** One line of the table: what was done, and the floor measured in the same run; 0 where there is none. */
export type Line = {
  readonly what: string
  readonly floor: number
  readonly ours: number
  readonly target: string
  readonly unit: 'ms' | 'MB' | 'kB'
}

/** Puts a line into the table. */
export type Note = (what: string, ours: number, floor?: number, target?: string, unit?: Line['unit']) => void

/** The table that `npm run bench` ends with. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ what, floor, ours, target, unit }) => [
    what,
    floor > 0 ? say(floor, unit) : '—',
    say(ours, unit),
    floor > 0 ? (ours / floor).toFixed(2) : '—',
    target,
  ])
  const all = [['line', 'floor', 'ours', 'ratio', 'target'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')).join('\n')
}

/** Milliseconds that `work` takes, and what it gives. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

/** The time that 95 of 100 runs stay under. */
export function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]!
}

const say = (value: number, unit: Line['unit']): string =>
  `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${unit}`
