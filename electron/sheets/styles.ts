import { refuse } from '../../shared/kernel/refusal.ts'
import { cellLetters } from '../../shared/sheets/sheet.ts'
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

/** Whether the font of every cell style is struck through, by the style's index. */
export function readStrikes(styles: string): readonly boolean[] {
  const fonts: boolean[] = []
  const strikes: boolean[] = []
  let inside: 'fonts' | 'cellXfs' | undefined
  walkXml(styles, {
    open(name, attributes) {
      if (name === 'fonts' || name === 'cellXfs') inside = name
      else if (name === 'font' && inside === 'fonts') fonts.push(false)
      else if (name === 'strike' && inside === 'fonts')
        fonts[fonts.length - 1] = isOn(attributes, 'val', true)
      else if (name === 'xf' && inside === 'cellXfs') {
        strikes.push(fonts[Number(attribute(attributes, 'fontId') ?? 0)] ?? false)
      }
    },
    close(name) {
      if (name === inside) inside = undefined
    },
  })
  return strikes
}

/** A switch of the format, `1` or `true`; `otherwise` where it is not there. */
export function isOn(attributes: string, name: string, otherwise = false): boolean {
  const value = attribute(attributes, name)
  return value === undefined ? otherwise : value === '1' || value === 'true'
}

/** The texts that cells share, rich runs joined, null where blank; phonetic readings are left out. */
export function readSharedTexts(xml: string): readonly (string | null)[] {
  const texts: (string | null)[] = []
  let [current, inText, inReading] = ['', false, false]
  walkXml(xml, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') inText = !inReading
      else if (name === 'rPh') inReading = true
    },
    text(text) {
      if (!inText) return
      current += text
      if (current.length > cellLetters) refuse('sheets.too-large', { what: 'cell', limit: cellLetters })
    },
    close(name) {
      if (name === 'si') texts.push(textOrBlank(unescapeText(current)))
      else if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
    },
  })
  return texts
}

/** Spaces alone are a blank cell. */
export const textOrBlank = (text: string): string | null => (text.trim() === '' ? null : text)

/** Undoes the `_x000D_` spelling of signs that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}
