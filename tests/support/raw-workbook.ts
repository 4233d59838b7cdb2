import { encodeText } from '../../electron/sheets/xml.ts'
import { writeArchive } from '../../electron/sheets/zip.ts'
import { columnLetters } from '../../shared/sheets/sheet.ts'

/**
 * A cell as an office's program stores it: text, a bare number, a date, or a formula with its last
 * result.
 */
export type RawCell =
  | string
  | null
  | { readonly number: string }
  | { readonly day: string }
  | { readonly formula: string; readonly result: string }

export type RawSheet = {
  readonly name: string
  readonly rows: readonly (readonly RawCell[])[]
  readonly merges?: readonly string[]
  readonly widths?: readonly number[]
}

/**
 * A workbook with shared texts and a little style, as Excel and WPS lay it out, with no tidiness of
 * ours added.
 */
export function rawWorkbook({ name, rows, merges = [], widths = [] }: RawSheet): Uint8Array {
  const texts: string[] = []
  const textIndex = new Map<string, number>()
  const shared = (text: string) => {
    let index = textIndex.get(text)
    if (index === undefined) {
      index = texts.push(text) - 1
      textIndex.set(text, index)
    }
    return index
  }
  const cell = (value: RawCell, place: string, style: number): string => {
    if (value === null) return ''
    if (typeof value === 'string') return `<c r="${place}" s="${style}" t="s"><v>${shared(value)}</v></c>`
    if ('number' in value) return `<c r="${place}" s="3"><v>${value.number}</v></c>`
    if ('day' in value) return `<c r="${place}" s="4"><v>${serialOf(value.day)}</v></c>`
    return `<c r="${place}" s="3"><f>${encodeText(value.formula)}</f><v>${value.result}</v></c>`
  }
  const lines = rows.flatMap((cells, row) => {
    const style = row === 0 ? 1 : cells.filter((each) => each !== null).length > 5 && isHeading(cells) ? 2 : 3
    const written = cells
      .map((value, column) => cell(value, `${columnLetters(column)}${row + 1}`, style))
      .join('')
    return written ? [`<row r="${row + 1}" spans="1:${cells.length}">${written}</row>`] : []
  })
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"/>`,
  )
  const sheet =
    `<worksheet xmlns="${MAIN}"><dimension ref="A1:Z${rows.length}"/><cols>${columns.join('')}</cols>` +
    `<sheetData>${lines.join('')}</sheetData>` +
    `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`
  return writeArchive(
    new Map([
      ['[Content_Types].xml', CONTENT_TYPES],
      ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
      [
        'xl/workbook.xml',
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
          `<sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ],
      ['xl/styles.xml', STYLES],
      ['xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${texts.map(sharedText).join('')}</sst>`],
      ['xl/worksheets/sheet1.xml', sheet],
    ]),
  )
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const CONTENT_TYPES =
  `<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/>` +
  `<Override PartName="/xl/sharedStrings.xml" ContentType="${KIND}.sharedStrings+xml"/></Types>`

const relations = (list: readonly (readonly [string, string])[]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ([kind, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const sharedText = (text: string) => `<si><t xml:space="preserve">${encodeText(text)}</t></si>`

const font = (size: number, bold: string) => `<font>${bold}<sz val="${size}"/><name val="宋体"/></font>`
const side = (name: string) => `<${name} style="thin"/>`
const xf = (format: number, fontId: number, fill: number, border: number) =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0">` +
  '<alignment horizontal="center" vertical="center"/></xf>'
const STYLES =
  `<styleSheet xmlns="${MAIN}">` +
  `<fonts count="3">${font(11, '')}${font(18, '<b/>')}${font(11, '<b/>')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>' +
  '<borders count="2"><border/><border>' +
  `${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  `${xf(0, 1, 0, 0)}${xf(0, 2, 2, 1)}${xf(0, 0, 0, 1)}${xf(14, 0, 0, 1)}</cellXfs></styleSheet>`

const isHeading = (cells: readonly RawCell[]) =>
  cells.every((each) => each === null || typeof each === 'string')

const serialOf = (day: string) => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
