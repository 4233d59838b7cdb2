import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'vite'

/** A place in a file that a rule may complain about. */
export type Spot = { line: number; text: string }

/** A regular expression written in the code. */
export type Pattern = Spot & { pattern: string; flags: string }

/** One source file as the rules look at it. */
export type Source = {
  path: string
  text: string
  lines: readonly string[]
  /** The lines with their comments left out. */
  code: readonly string[]
  /** Everything it imports, types too; files by their path in the repository, packages by their name. */
  imports: readonly string[]
  /** Names taken from `node:crypto`. */
  cryptoNames: readonly string[]
  comments: readonly Spot[]
  /** Texts in the code: strings, templates, JSX. */
  words: readonly Spot[]
  patterns: readonly Pattern[]
  functions: readonly { name: string; line: number; length: number }[]
  /** Exported declarations without a doc comment right before them. */
  undocumented: readonly Spot[]
  hasDefaultExport: boolean
}

type Node = { type: string; start: number; end: number } & Record<string, unknown>

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** Every source file of the repository that the rules speak about. */
export const sources: readonly Source[] = globSync('{shared,electron,renderer,tests}/**/*.{ts,tsx,mjs}')
  .filter((path) => !path.endsWith('.d.ts'))
  .map((path) => readSource(path.replaceAll('\\', '/'), readFileSync(path, 'utf8')))

/** Reads one file; throws where it does not parse. */
export function readSource(path: string, text: string): Source {
  const { program, comments, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`)
  const lineOf = lineFinder(text)
  const spot = (node: { start: number; end: number }): Spot => ({
    line: lineOf(node.start),
    text: text.slice(node.start, node.end),
  })
  const functions: { name: string; line: number; length: number }[] = []
  const words: Spot[] = []
  const patterns: Pattern[] = []
  walk(program as unknown as Node, (node) => {
    if (functionTypes.has(node.type)) {
      const line = lineOf(node.start)
      const name = (node.id as { name?: string } | null)?.name ?? ''
      functions.push({ name, line, length: lineOf(node.end) - line + 1 })
    }
    if (node.type === 'Literal' || node.type === 'TemplateElement' || node.type === 'JSXText')
      words.push(spot(node))
    const regex = node.regex as { pattern: string; flags: string } | undefined
    if (regex) patterns.push({ ...spot(node), ...regex })
  })
  const body = program.body as unknown as Node[]
  const targets = [
    ...body.flatMap((node) => (node.source as { value: string } | null | undefined)?.value ?? []),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => unquoted(text, moduleRequest)),
  ]
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
  return {
    path,
    text,
    lines: text.split('\n'),
    code: withoutComments(text, comments).split('\n'),
    imports: targets.map((target) => placeOf(path, target)),
    cryptoNames: cryptoNames(body),
    comments: comments.map(spot),
    words,
    patterns,
    functions,
    undocumented: body
      .filter((node) => mustBeSaid(node, text) && !isDocumented(node, docs, text))
      .map(firstLine(spot)),
    hasDefaultExport: body.some(({ type }) => type === 'ExportDefaultDeclaration'),
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const after = starts.findIndex((start) => start > offset)
    return after < 0 ? starts.length : after
  }
}

function withoutComments(text: string, comments: readonly { start: number; end: number }[]): string {
  let code = ''
  let from = 0
  for (const { start, end } of comments) {
    code += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ')
    from = end
  }
  return code + text.slice(from)
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of Object.values(node)) {
    for (const item of Array.isArray(child) ? child : [child]) {
      if (item !== null && typeof item === 'object' && typeof (item as Node).type === 'string')
        walk(item as Node, visit)
    }
  }
}

function placeOf(from: string, target: string): string {
  return target.startsWith('.') ? normalize(join(dirname(from), target)).replaceAll('\\', '/') : target
}

function unquoted(text: string, { start, end }: { start: number; end: number }): string[] {
  const found = /^['"](.*)['"]$/.exec(text.slice(start, end))
  return found === null ? [] : [found[1]!]
}

function cryptoNames(body: readonly Node[]): string[] {
  return body
    .filter(
      ({ type, source }) =>
        type === 'ImportDeclaration' && (source as { value: string }).value === 'node:crypto',
    )
    .flatMap(({ specifiers }) => specifiers as { type: string; imported?: { name: string } }[])
    .map(({ type, imported }) => (type === 'ImportSpecifier' ? imported!.name : '*'))
}

/** What must be said: a type in one line says itself, and so does a table whose type is `WordsFor<…>`. */
function mustBeSaid(node: Node, text: string): boolean {
  if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return false
  const said = text.slice(node.start, node.end)
  return !/^export type [^\n]*$/.test(said) && !/^export const \w+: WordsFor</.test(said)
}

/** A doc comment stands right before it; line comments may stand between. */
function isDocumented(node: Node, docs: readonly { end: number }[], text: string): boolean {
  return docs.some(({ end }) => end <= node.start && /^(?:\s|\/\/.*)*$/.test(text.slice(end, node.start)))
}

function firstLine(spot: (node: Node) => Spot): (node: Node) => Spot {
  return (node) => {
    const { line, text } = spot(node)
    return { line, text: text.split('\n')[0]!.slice(0, 80) }
  }
}
