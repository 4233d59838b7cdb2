import { dictionary } from '../../shared/kernel/dictionary.ts'
import { refuse } from '../../shared/kernel/refusal.ts'

/** What a reader hears of a part, in document order. Names come without their prefix. */
export type XmlListener = {
  /** `attributes` is the raw text between the name and `>`; ask it with {@link attribute}. */
  open?(name: string, attributes: string): void
  /** Text between tags, decoded. */
  text?(text: string): void
  close?(name: string): void
}

/**
 * Walks a part once. No DTD is read, so entities cannot multiply; what is not well formed is
 * `sheets.damaged`. Comments and processing instructions are passed over.
 */
export function walkXml(xml: string, listener: XmlListener): void {
  for (const _ of xmlSteps(xml, listener));
}

/** The same walk with a halt after every few thousand tags, for who must let others through. */
export function* xmlSteps(xml: string, { open, text, close }: XmlListener): Generator<void, void> {
  let at = xml.indexOf('<')
  for (let tags = 1; at !== -1; tags++) {
    if (tags % TAGS === 0) yield
    const mark = xml.charCodeAt(at + 1)
    let end: number
    if (mark === SLASH) {
      end = find(xml, '>', at)
      close?.(localName(xml.slice(at + 2, end).trimEnd()))
      end += 1
    } else if (mark === QUESTION) end = find(xml, '?>', at) + 2
    else if (mark === EXCLAMATION) end = passSpecial(xml, at, text)
    else end = openTag(xml, at, open, close)
    const next = xml.indexOf('<', end)
    if (text && next > end) text(decodeText(xml.slice(end, next)))
    at = next
  }
}

/** One attribute's decoded value, or undefined. `name` may carry a prefix, as in `r:id`. */
export function attribute(attributes: string, name: string): string | undefined {
  return valueBehind(attributes, name, (before) => before <= SPACE)
}

/** An attribute whose prefix may be any: the relationship id of a sheet. */
export function attributeByLocalName(attributes: string, name: string): string | undefined {
  return valueBehind(attributes, name, (before) => before <= SPACE || before === COLON)
}

function valueBehind(
  attributes: string,
  name: string,
  mayStandBefore: (sign: number) => boolean,
): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = at === 0 ? SPACE : attributes.charCodeAt(at - 1)
    const equals = skipSpaces(attributes, at + name.length)
    if (!mayStandBefore(before) || attributes.charCodeAt(equals) !== EQUALS) continue
    const quote = skipSpaces(attributes, equals + 1)
    const end = attributes.indexOf(attributes[quote]!, quote + 1)
    if (end === -1) return refuse('sheets.damaged', {})
    return decodeText(attributes.slice(quote + 1, end))
  }
  return undefined
}

/** Text with its five named and its numbered entities replaced. */
export function decodeText(text: string): string {
  return text.includes('&') ? text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, decodeEntity) : text
}

/** Text as it may stand in a part: escaped, and without the signs that XML 1.0 cannot hold. */
export function encodeText(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .toWellFormed()
}

/** Tags between two halts: a few milliseconds. */
const TAGS = 5_000
const SPACE = 0x20
const SLASH = 0x2f
const QUESTION = 0x3f
const EXCLAMATION = 0x21
const EQUALS = 0x3d
const COLON = 0x3a
const GREATER = 0x3e
const DOUBLE = 0x22
const SINGLE = 0x27

function openTag(xml: string, at: number, open: XmlListener['open'], close: XmlListener['close']): number {
  const end = tagEnd(xml, at)
  const alone = xml.charCodeAt(end - 1) === SLASH
  const inside = xml.slice(at + 1, alone ? end - 1 : end)
  const space = inside.search(/\s/)
  const name = localName(space === -1 ? inside : inside.slice(0, space))
  open?.(name, space === -1 ? '' : inside.slice(space + 1))
  if (alone) close?.(name)
  return end + 1
}

/** Where the tag that begins at `at` ends: its `>` outside quotation marks; `sheets.damaged` without. */
export function tagEnd(xml: string, at: number): number {
  let quote = 0
  for (let end = at + 1; end < xml.length; end++) {
    const sign = xml.charCodeAt(end)
    if (quote !== 0) {
      if (sign === quote) quote = 0
    } else if (sign === GREATER) return end
    else if (sign === DOUBLE || sign === SINGLE) quote = sign
  }
  return refuse('sheets.damaged', {})
}

function passSpecial(xml: string, at: number, text: XmlListener['text']): number {
  if (xml.startsWith('<!--', at)) return find(xml, '-->', at + 4) + 3
  if (xml.startsWith('<![CDATA[', at)) {
    const end = find(xml, ']]>', at)
    text?.(xml.slice(at + 9, end))
    return end + 3
  }
  // SECURITY: a DTD could define entities that grow without end; tests/sheets/read-workbook.test.ts 'a DTD'.
  return refuse('sheets.damaged', {})
}

function find(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from)
  return at === -1 ? refuse('sheets.damaged', {}) : at
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) <= SPACE) at++
  return at
}

const NAMED = dictionary<string>({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })
function decodeEntity(whole: string, name: string): string {
  if (name[0] !== '#') return NAMED[name] ?? whole
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
