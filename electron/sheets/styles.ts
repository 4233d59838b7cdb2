import { builtInFormat, type NumberFormat, numberFormat } from './number-text.ts'
import { attribute, walkXml } from './xml.ts'

/** The number format of every cell style, by the style's index. */
export function readFormats(styles: string): readonly NumberFormat[] {
  const codes = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  walkXml(styles, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const code = attribute(attributes, 'formatCode') ?? 'General'
        codes.set(Number(attribute(attributes, 'numFmtId')), numberFormat(code))
      } else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        formats.push(codes.get(id) ?? builtInFormat(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}

/** The texts that cells share, rich runs joined; phonetic readings are left out. */
export function readSharedTexts(xml: string): readonly string[] {
  const texts: string[] = []
  let [current, inText, inReading] = ['', false, false]
  walkXml(xml, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') inText = !inReading
      else if (name === 'rPh') inReading = true
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 'si') texts.push(unescapeText(current))
      else if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
    },
  })
  return texts
}

/** Undoes the `_x000D_` spelling of signs that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}
