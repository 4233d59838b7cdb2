import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCycle, folderOf, straysOf } from './tidy/rooms.ts'
import { readSource, type Source, sources } from './tidy/source.ts'

const product = sources.filter(({ path }) => !path.startsWith('tests/'))

/** Runs a rule over files; a complaint names the file and the line. */
function complaints(files: readonly Source[], rule: (source: Source) => readonly string[]): string[] {
  return files.flatMap((source) => rule(source).map((complaint) => `${source.path}: ${complaint}`))
}

/** A table written down in an object whose keys are any text. */
const OPEN_TABLE =
  /Record<string, .*> = \{(?! \.\.\.|\})|^(?=.*= \{).*\} as (?:Readonly<|Partial<)*Record<string,/
/** A table of known keys that is asked for any text, unasked whether it has it. */
const OPENED_TABLE =
  /^(?!.*Object\.hasOwn\().*(?:\w as (?:Readonly<|Partial<)*Record<string, [^)]*\)\[|\[\w+ as keyof typeof )/

const linesThat = (source: Source, pattern: RegExp, lines = source.code): string[] =>
  lines.flatMap((text, at) => (pattern.test(text) ? [`${at + 1} ${text.trim().slice(0, 90)}`] : []))

describe('rooms', () => {
  test('every import stays in the rooms its own room may enter', () => {
    expect(sources.flatMap(({ path, imports }) => straysOf(path, imports))).toEqual([])
  })

  test('no file leads back to itself, type imports included', () => {
    expect(findCycle(new Map(sources.map(({ path, imports }) => [path, imports])))).toBeUndefined()
  })

  test('no folder leads back to itself, the kinds of ledger together being one', () => {
    const folders = Map.groupBy(product, ({ path }) => folderOf(path))
    const edges = [...folders].map(([folder, files]): [string, string[]] => {
      const targets = files.flatMap(({ imports }) => imports.filter((target) => /\.tsx?$/.test(target)))
      return [folder, [...new Set(targets.map(folderOf))].filter((target) => target !== folder)]
    })
    expect(findCycle(new Map(edges))).toBeUndefined()
  })

  test('electron, SQLite, Excel and chance are each imported in one place', () => {
    const places: Record<string, RegExp> = {
      electron: /^electron\/(main|preload)\.ts$|^electron\/shell\/|^tests\/electron-on-chromium\//,
      'better-sqlite3': /^electron\/db\/|^tests\//,
      exceljs: /^electron\/sheets\/|^tests\//,
      '@tanstack/react-query': /^renderer\/bridge\/|^tests\//,
      'fast-check': /^tests\/support\/properties\.ts$/,
    }
    const stray = (path: string) => (target: string) =>
      places[target] !== undefined && !places[target].test(path)
    expect(complaints(sources, ({ path, imports }) => imports.filter(stray(path)))).toEqual([])
  })

  test('node:crypto gives only what Electron’s crypto library has too', () => {
    const allowed = new Set([
      'createCipheriv',
      'createDecipheriv',
      'createHash',
      'createHmac',
      'hkdfSync',
      'randomBytes',
      'randomUUID',
      'scrypt',
      'scryptSync',
      'timingSafeEqual',
    ])
    expect(
      complaints(product, ({ cryptoNames }) => cryptoNames.filter((name) => !allowed.has(name))),
    ).toEqual([])
    const ciphers = /createC?(De)?[cC]ipheriv\(\s*(?!'aes-256-gcm')/
    expect(complaints(product, (source) => linesThat(source, ciphers))).toEqual([])
  })

  test('deciding needs neither clock nor chance', () => {
    const shared = product.filter(({ path }) => path.startsWith('shared/'))
    expect(complaints(shared, (source) => linesThat(source, /Date\.now|new Date\(\)|Math\.random/))).toEqual(
      [],
    )
  })
})

describe('sizes and names', () => {
  test('functions have at most 70 lines', () => {
    const long = ({ functions }: Source): string[] =>
      functions
        .filter(({ length }) => length > 70)
        .map(({ name, line, length }) => `${line} ${name} (${length})`)
    // A `describe` is no function of ours, and a component's markup counts like any other line.
    expect(complaints(product, long)).toEqual([])
  })

  test('lines have at most 110 columns, files at most 300 lines', () => {
    const isData = (path: string): boolean => path.startsWith('shared/codes/')
    const files = sources.filter(({ path }) => !isData(path))
    expect(complaints(files, (source) => linesThat(source, /^(?=.{111}) *\S+ .*\S /u, source.lines))).toEqual(
      [],
    )
    // Tests may list more cases of one thing in one place than product code may hold.
    const limit = (path: string) => (path.startsWith('tests/') ? 400 : 300)
    const long = ({ path, lines }: Source) => (lines.length > limit(path) + 1 ? [String(lines.length)] : [])
    expect(complaints(files, long)).toEqual([])
  })

  test('files are kebab-case; a component has a file and its name to itself', () => {
    const plain = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:long|test|spec|typetest))*\.(?:tsx?|mjs)$/
    const isFine = (path: string): boolean =>
      plain.test(basename(path)) || /^[A-Z]\w*\.tsx$/.test(basename(path))
    expect(sources.map(({ path }) => path).filter((path) => !isFine(path))).toEqual([])
    const components = ({ code }: Source): string[] =>
      code.flatMap((line) => /^export function ([A-Z]\w*)/.exec(line)?.[1] ?? [])
    const screens = product.filter(({ path }) => path.endsWith('.tsx'))
    const crowded = screens.filter((source) => {
      const [first, ...others] = components(source)
      return others.length > 0 || (first !== undefined && basename(source.path) !== `${first}.tsx`)
    })
    expect(crowded.map(({ path }) => path)).toEqual([])
  })

  test('nothing is called by a word that says nothing', () => {
    const banned = /\b(utils?|helpers?|common|managers?|misc)\b/i
    const inPath = sources
      .filter(({ path }) => banned.test(path.replaceAll('-', '/')))
      .map(({ path }) => path)
    expect(inPath).toEqual([])
    const inNames = /\b(?:function|const|let|class|type)\s+\w*(?:[uU]tils?|[hH]elpers?|[mM]anager|[mM]isc)\b/
    expect(complaints(sources, (source) => linesThat(source, inNames))).toEqual([])
  })

  test('exports have names, types are types, and the compiler is never switched off', () => {
    expect(sources.filter(({ hasDefaultExport }) => hasDefaultExport).map(({ path }) => path)).toEqual([])
    // What every folder adds to, and the browser's own.
    const open = '(?!Window |Faults |Schema )'
    const shapes = new RegExp(
      `^\\s*(?:export )?(?:declare )?(?:interface ${open}|enum |namespace )|^export \\* from`,
    )
    expect(complaints(sources, (source) => linesThat(source, shapes))).toEqual([])
    // What is `any` Biome finds; switching the compiler off it lets pass.
    const untyped = /^\s*(?:\/\/|\/?\*+)\s*@ts-(?:ignore|nocheck|expect-error)/
    expect(complaints(sources, (source) => linesThat(source, untyped, source.lines))).toEqual([])
  })

  test('every exported thing of the product says what it promises', () => {
    const code = product.filter(({ path }) => !path.startsWith('electron/dev/'))
    const said = ({ undocumented }: Source): string[] =>
      undocumented.map(({ line, text }) => `${line} ${text}`)
    expect(complaints(code, said)).toEqual([])
  })
})

describe('words', () => {
  test('汉字 stand only in words, fields, codes, screens and papers', () => {
    const places = [
      /^renderer\//,
      /^shared\/(?:words|codes|papers|platform)\//,
      /\/(?:[a-z-]*words|fields|codes|ledger|papers|paper|issues|import-row)\.ts$/,
      /^electron\/shell\/(?:menu|print|dialogs)\.ts$|^electron\/main\.ts$/,
      // Workbooks are papers too: sheet names, fonts, yes and no.
      /^electron\/sheets\//,
      // Readers of what people write: the signs they look for are data.
      /^shared\/kernel\/(?:text|flexible-day|id-number|pinyin|mask)\.ts$|^shared\/sheets\//,
    ]
    const elsewhere = product.filter(({ path }) => !places.some((place) => place.test(path)))
    const chinese = ({ words }: Source): string[] =>
      words
        .filter(({ text }) => /\p{Script=Han}/u.test(text))
        .map(({ line, text }) => `${line} ${text.slice(0, 60)}`)
    expect(complaints(elsewhere, chinese)).toEqual([])
  })

  test('comments are English: they may quote a term, not speak Chinese', () => {
    const chinese = ({ comments }: Source): string[] =>
      comments
        .filter(({ text }) => /[\p{Script=Han}，；：]{13}|\p{Script=Han}。/u.test(text))
        .map(({ line, text }) => `${line} ${text.slice(0, 60)}`)
    expect(complaints(sources, chinese)).toEqual([])
  })

  test('a SECURITY comment names a test that exists', () => {
    const tests = globSync('tests/**/*.{test,spec}.ts').map((path) => path.replaceAll('\\', '/'))
    const exists = (name: string): boolean => tests.some((path) => path === name || path.endsWith(`/${name}`))
    const nameless = (source: Source): string[] =>
      joinedComments(source)
        .filter(({ text }) => text.includes('SECURITY:'))
        .filter(
          ({ text }) => ![...text.matchAll(/[\w./-]+\.(?:test|spec)\.ts/g)].some(([name]) => exists(name)),
        )
        .map(({ line, text }) => `${line} ${text.slice(0, 90)}`)
    expect(complaints(product, nameless)).toEqual([])
  })

  test('nothing tells of machines, registries or how the work is done', () => {
    const traces = new RegExp(
      ['/(?:home|root|Users)/\\w', '/work/', 'registry\\.\\w+\\.\\w+', 'npmmirror', 'localhost:\\d'].join(
        '|',
      ),
    )
    const unfinished = /\b(?:TODO|FIXME|XXX|HACK)\b/
    const others = sources.filter(({ path }) => path !== 'tests/tidy.test.ts')
    expect(complaints(others, (source) => linesThat(source, traces, source.lines))).toEqual([])
    expect(complaints(others, (source) => linesThat(source, unfinished, source.lines))).toEqual([])
    const texts = [
      ...globSync('{*.md,*.yml,*.json,*.ts,.ci/*,.github/*/*.yml,{electron,renderer,shared,tests}/**/*.md}'),
    ]
    const dirty = texts.filter(
      (path) => path !== 'package-lock.json' && traces.test(readFileSync(path, 'utf8')),
    )
    expect(dirty).toEqual([])
  })

  test('an encrypted ledger is never copied by calls that lose its key', () => {
    expect(complaints(product, (source) => linesThat(source, /\.(?:backup|serialize)\(/))).toEqual([])
  })
})

describe('what comes from outside', () => {
  test('is never looked up among what every object has: open tables are dictionaries, maps or sets', () => {
    expect(complaints(product, (source) => linesThat(source, OPEN_TABLE))).toEqual([])
    const said = product.filter(({ path }) => /^(?:shared|renderer)\//.test(path))
    expect(complaints(said, (source) => linesThat(source, OPENED_TABLE))).toEqual([])
  })

  test.each([
    ['const words: Readonly<Record<string, string>> = { a: 1 }', OPEN_TABLE],
    ['const words: Record<string, () => void> = {', OPEN_TABLE],
    ['const words = { a: 1 } as Readonly<Record<string, string>>', OPEN_TABLE],
    ['return (words as Readonly<Record<string, string>>)[name]', OPENED_TABLE],
    ['return words[name as keyof typeof words]', OPENED_TABLE],
  ])('%s is seen', (line, pattern) => expect(line).toMatch(pattern))

  test.each([
    'const kept: Record<string, unknown> = {}',
    'const kept: Record<string, unknown> = { ...card }',
    "const kept: Record<'a' | 'b', string> = { a: '', b: '' }",
    'own: Readonly<Record<string, string>> = {},',
  ])('%s is no such table', (line) => expect(line).not.toMatch(OPEN_TABLE))
})

describe('the house', () => {
  const folders = ['electron', 'renderer', 'shared', 'resources', 'tests']

  test('every first-level folder says in at most 20 lines what it is for', () => {
    expect(folders.filter((folder) => !existsSync(`${folder}/README.md`))).toEqual([])
    const long = folders.filter(
      (folder) => readFileSync(`${folder}/README.md`, 'utf8').split('\n').length > 21,
    )
    expect(long).toEqual([])
  })

  test('a folder of more than ten files says in at most 20 lines where to look, by names that exist', () => {
    const listed = execFileSync('git', ['ls-files', '-z', ...folders], { encoding: 'utf8' }).split('\0')
    const counts = Map.groupBy(
      listed.filter((path) => !path.startsWith('resources/')),
      dirname,
    )
    const large = [...counts].flatMap(([folder, files]) => (files.length > 10 ? [folder] : []))
    expect(large.length).toBeGreaterThan(40)
    expect(large.filter((folder) => !existsSync(`${folder}/README.md`))).toEqual([])
    const wrong = large.flatMap((folder) => {
      const text = readFileSync(`${folder}/README.md`, 'utf8')
      const names = [...text.matchAll(/`([\w./-]+(?:\/|(?<!\.d)\.(?:tsx?|mjs|css|sql)))`/g)].map(
        ([, name]) => name!,
      )
      const missing = names.filter((name) => !existsSync(`${folder}/${name}`) && !existsSync(name))
      // The figures of the long loops stand there too.
      const isLong = text.split('\n').length > 21 && folder !== 'tests/anomalies'
      return [...(isLong ? ['is long'] : []), ...missing].map((what) => `${folder}: ${what}`)
    })
    expect(wrong).toEqual([])
  })

  test('the folders of the first level are those of the plan', () => {
    const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0')
    const folders = new Set(listed.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))
    expect([...folders].sort()).toEqual([
      '.ci',
      '.github',
      'electron',
      'renderer',
      'resources',
      'shared',
      'tests',
    ])
  })

  test('a focused or empty test is no test', () => {
    const tests = sources.filter(
      ({ path }) => /\.(?:test|spec)\.tsx?$/.test(path) && path !== 'tests/tidy.test.ts',
    )
    expect(
      complaints(tests, (source) => linesThat(source, /\b(?:test|it|describe)\.(?:only|todo)\(/)),
    ).toEqual([])
  })
})

/** Neighbouring line comments as the one they are. */
function joinedComments({ comments }: Source): { line: number; text: string }[] {
  const joined: { line: number; last: number; text: string }[] = []
  for (const { line, text } of comments) {
    const before = joined.at(-1)
    if (before !== undefined && text.startsWith('//') && before.last === line - 1) {
      before.text += ` ${text.slice(2)}`
      before.last = line
    } else joined.push({ line, last: line + text.split('\n').length - 1, text })
  }
  return joined
}

describe('the rules themselves', () => {
  const sample = [
    "import { createECDH } from 'node:crypto'",
    "import type { A } from '../b.ts'",
    'export const undocumented = () => {',
    `  return '汉字'`,
    '}',
    '/** Promises. */',
    'export type Documented = A',
  ].join('\n')

  test('see what they are to see', () => {
    const source = readSource('shared/kernel/sample.ts', sample)
    expect(source.imports).toEqual(['node:crypto', 'shared/b.ts'])
    expect(source.cryptoNames).toEqual(['createECDH'])
    expect(source.words.some(({ line, text }) => line === 4 && text === "'汉字'")).toBe(true)
    expect(source.functions).toEqual([{ name: '', line: 3, length: 3 }])
    expect(source.undocumented.map(({ line }) => line)).toEqual([3])
    expect(straysOf(source.path, source.imports)).toHaveLength(2)
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c', 'a']],
        ]),
      ),
    ).toBe('a → b → a')
  })
})
