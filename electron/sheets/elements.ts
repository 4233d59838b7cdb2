import { refuse } from '../../shared/kernel/refusal.ts'
import { tagEnd } from './xml.ts'

/** An element as it is written: `xml.slice(start, end)`, its attributes raw, its inside between its tags. */
export type Element = {
  readonly start: number
  readonly end: number
  readonly attributes: string
  /** Undefined where it stands alone: `<row/>`. */
  readonly inside: string | undefined
}

/**
 * The elements of a name (with its prefix), one behind the other; what is inside them is not searched. Each
 * letter is passed once: an element that nobody closed is `sheets.damaged`.
 */
export function* elementsOf(xml: string, name: string): Generator<Element> {
  const opening = `<${name}`
  for (let start = xml.indexOf(opening); start !== -1; ) {
    let end = start + opening.length
    if (/[\s/>]/.test(xml[end] ?? '')) {
      const head = tagEnd(xml, start)
      const alone = xml[head - 1] === '/'
      const attributes = xml.slice(end, alone ? head - 1 : head)
      const closing = alone ? head : closingOf(xml, name, head + 1)
      end = alone ? head + 1 : tagEnd(xml, closing) + 1
      yield { start, end, attributes, inside: alone ? undefined : xml.slice(head + 1, closing) }
    }
    start = xml.indexOf(opening, end)
  }
}

/** The text with each element of a name replaced. */
export function replaceElements(
  xml: string,
  name: string,
  replaced: (element: Element, written: string) => string,
): string {
  const parts: string[] = []
  let at = 0
  for (const element of elementsOf(xml, name)) {
    parts.push(xml.slice(at, element.start), replaced(element, xml.slice(element.start, element.end)))
    at = element.end
  }
  return parts.join('') + xml.slice(at)
}

function closingOf(xml: string, name: string, from: number): number {
  const closing = `</${name}`
  for (let at = xml.indexOf(closing, from); at !== -1; at = xml.indexOf(closing, at + 1)) {
    if (/[\s>]/.test(xml[at + closing.length] ?? '')) return at
  }
  return refuse('sheets.damaged', {})
}
