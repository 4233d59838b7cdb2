import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../..')
const kind = join(import.meta.dirname, 'kind')

/** What tells the program of a kind: a file, a line of it, and what is written before that line. */
export const registrations = [
  [
    'shared/ledgers/index.ts',
    /^\/\*\* What the program knows/,
    `import { visitsLedger } from './visits/ledger.ts'`,
  ],
  ['shared/ledgers/index.ts', /^\} satisfies/, '  visits: visitsLedger,'],
  ['electron/ledgers/index.ts', /^\/\*\*$/, `import { visitsKeeper } from './visits/ledger.ts'`],
  ['electron/ledgers/index.ts', /^ {2}members: /, '  visits: visitsKeeper,'],
  [
    'renderer/ledgers/index.ts',
    /^\/\*\* What the screens/,
    `import { visitsView } from './visits/ledger.tsx'`,
  ],
  ['renderer/ledgers/index.ts', /^\}$/, '  visits: visitsView,'],
  ['electron/db/migrations/index.ts', /^\/\*\* Every step/, `import { visits } from './9999-visits.ts'`],
  ['electron/db/migrations/index.ts', /^\]$/, '  visits,'],
] as const

/** The repository in a folder of its own. */
export function copyRepository(): string {
  const root = mkdtempSync(join(tmpdir(), 'taizhang-new-kind-'))
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const files = execFileSync('git', list, { cwd: repository, encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files) cpSync(join(repository, file), join(root, file))
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  execFileSync('git', ['init', '-q'], { cwd: root, stdio: 'pipe' })
  know(root)
  return root
}

/** Puts the files of one more kind into `root`; it is not registered yet. */
export function addKind(root: string): void {
  for (const file of globSync('**/*.txt', { cwd: kind })) {
    const target = join(root, file.replace(/\.txt$/, ''))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(kind, file), target)
  }
  know(root)
}

/** The house rules look at what git knows. */
const know = (root: string) => execFileSync('git', ['add', '-A'], { cwd: root, stdio: 'pipe' })

/** Tells the program in `root` of the kind, in some of the files that have to know of it. */
export function register(root: string, isWanted: (file: string) => boolean = () => true): void {
  for (const [file, before, line] of registrations) {
    if (!isWanted(file)) continue
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    const at = lines.findIndex((text) => before.test(text))
    if (at < 0) throw new Error(`${file} has no line ${before}`)
    writeFileSync(join(root, file), lines.toSpliced(at, 0, line).join('\n'))
  }
}

/** Runs a program of the tools in `root`; answers how it ended and what it said. */
export function run(
  root: string,
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { ok: boolean; said: string } {
  const bin = join(repository, 'node_modules/.bin', tool)
  const options = { cwd: root, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } } as const
  try {
    return { ok: true, said: execFileSync(bin, args, options) }
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    return { ok: false, said: `${stdout ?? ''}${stderr ?? ''}` || String(error) }
  }
}
