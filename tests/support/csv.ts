import { readFileSync } from 'node:fs'

/**
 * The rows of a small comma-separated fixture with a heading line; cells may be quoted. Test
 * material only.
 */
export function readCsv(file: URL): Record<string, string>[] {
  const lines = readFileSync(file, 'utf8').replace('\ufeff', '').split('\n').filter(Boolean)
  const [heading, ...rows] = lines.map(cellsOf)
  return rows.map((row) => Object.fromEntries(heading!.map((name, column) => [name, row[column] ?? ''])))
}

function cellsOf(line: string): string[] {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
  return cells.map((cell) => (cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '').replace(/\r$/, ''))
}
