/**
 * One line of the table: what was done, the floor measured in the same run, and how many times the floor
 * it took.
 */
export type Line = {
  readonly what: string
  readonly floorMs: number
  readonly oursMs: number
  readonly target: string
}

/** The table that `npm run bench` ends with. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ what, floorMs, oursMs, target }) => [
    what,
    floorMs > 0 ? sayMs(floorMs) : '—',
    sayMs(oursMs),
    floorMs > 0 ? (oursMs / floorMs).toFixed(2) : '—',
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

const sayMs = (ms: number): string => (ms >= 100 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`)
