import { refuse } from '../../shared/kernel/refusal.ts'
import { elementsOf } from './elements.ts'
import { attribute } from './xml.ts'

/** Cell styles for marks, each made from the style a cell had, so that its number format and borders stay. */
export type MarkStyles = {
  /** The style `base` with our red fill. */
  red(base: number): number
  /** The style `base` without our red fill, if it had it. */
  plain(base: number): number
  /** Red text for the column of reasons. */
  note(): number
}

/** The colour is ours alone, so that a later round can tell its own marks from the office's colours. */
const RED = 'FFFF7C81'

/** Makes room in a styles part; `xml()` gives the part with every style asked for meanwhile. */
export function addMarkStyles(stylesXml: string): {
  readonly xml: () => string
  readonly styles: MarkStyles
} {
  const cells = listOf(stylesXml, 'cellXfs')
  const fills = listOf(stylesXml, 'fills')
  const fonts = listOf(stylesXml, 'fonts')
  const p = cells.prefix
  const ours = fills.items.findIndex((fill) => fill.includes(RED))
  const fillId = ours === -1 ? fills.items.length : ours
  const fill =
    `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${RED}"/>` +
    `<${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
  const noteFont = `<${p}font><${p}sz val="11"/><${p}color rgb="FFC00000"/><${p}name val="宋体"/></${p}font>`
  const noteFonts = fonts.items.includes(noteFont) ? fonts.items : [...fonts.items, noteFont]
  const noteStyle =
    `<${p}xf numFmtId="49" fontId="${noteFonts.indexOf(noteFont)}" ` +
    'fillId="0" borderId="0" applyNumberFormat="1" applyFont="1"/>'
  const added: string[] = []
  const known = new Map<string, number>(cells.items.map((item, index) => [item, index]))
  const indexOf = (item: string): number => {
    const seen = known.get(item)
    if (seen !== undefined) return seen
    added.push(item)
    known.set(item, cells.items.length + added.length - 1)
    return cells.items.length + added.length - 1
  }
  const base = (style: number) => cells.items[style] ?? cells.items[0]!
  const fillOf = (style: number) => Number(attribute(headOf(base(style)), 'fillId') ?? 0)
  const styles: MarkStyles = {
    red: (style) => indexOf(withFill(base(style), fillId)),
    plain: (style) => (ours !== -1 && fillOf(style) === ours ? indexOf(withFill(base(style), 0)) : style),
    note: () => indexOf(noteStyle),
  }
  const xml = () => {
    const lists = [
      { list: fonts, items: noteFonts },
      { list: fills, items: ours === -1 ? [...fills.items, fill] : fills.items },
      { list: cells, items: [...cells.items, ...added] },
    ]
    return lists.reduce((part, { list, items }) => replaceList(part, list, items), stylesXml)
  }
  return { xml, styles }
}

type StyleList = {
  readonly name: ListName
  readonly prefix: string
  readonly items: readonly string[]
  readonly found: string | undefined
}

type ListName = 'fonts' | 'fills' | 'cellXfs'
const ITEM: Readonly<Record<ListName, string>> = { fonts: 'font', fills: 'fill', cellXfs: 'xf' }
/** What stands behind a list in a styles part (ECMA-376 18.8.39): where an absent one belongs. */
const BEHIND: Readonly<Record<ListName, string>> = {
  fonts: 'fills|borders|cellStyleXfs|cellXfs',
  fills: 'borders|cellStyleXfs|cellXfs',
  cellXfs: 'cellStyles|dxfs|tableStyles|colors|extLst|/styleSheet',
}
const ORDINARY: Readonly<Record<ListName, (p: string) => readonly string[]>> = {
  fonts: (p) => [`<${p}font><${p}sz val="11"/><${p}name val="宋体"/></${p}font>`],
  fills: (p) =>
    ['none', 'gray125'].map((kind) => `<${p}fill><${p}patternFill patternType="${kind}"/></${p}fill>`),
  cellXfs: (p) => [`<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`],
}

/** A list of the styles part with its items as they are written; small programs leave lists out. */
function listOf(xml: string, name: ListName): StyleList {
  const root = /<((?:[\w.-]+:)?)styleSheet[\s>]/.exec(xml)
  if (!root) return refuse('sheets.damaged', {})
  const p = root[1]!
  const [found] = elementsOf(xml, `${p}${name}`)
  const inside = found?.inside ?? ''
  const items = Array.from(elementsOf(inside, `${p}${ITEM[name]}`), ({ start, end }) =>
    inside.slice(start, end),
  )
  // Subtle: cells without a style take item 0, so a list that was absent needs its ordinary items
  // before ours.
  if (items.length === 0) items.push(...ORDINARY[name](p))
  return { name, prefix: p, items, found: found && xml.slice(found.start, found.end) }
}

function replaceList(xml: string, { name, prefix: p, found }: StyleList, items: readonly string[]): string {
  const list = `<${p}${name} count="${items.length}">${items.join('')}</${p}${name}>`
  // Subtle: functions, because `$` in the styles would mean something in a replacement text.
  if (found !== undefined) return xml.replace(found, () => list)
  const behind = BEHIND[name].replace(/\w+/g, (each) => p + each)
  return xml.replace(new RegExp(`<(?:${behind})[\\s>/]`), (next) => list + next)
}

const headOf = (xf: string) => xf.slice(0, xf.indexOf('>'))

function withFill(xf: string, fillId: number): string {
  const end = xf.indexOf('>')
  const alone = xf[end - 1] === '/'
  const head = xf.slice(0, alone ? end - 1 : end).replace(/\s(?:fillId|applyFill)=(?:"[^"]*"|'[^']*')/g, '')
  return `${head} fillId="${fillId}" applyFill="1"${alone ? '/' : ''}${xf.slice(end)}`
}
