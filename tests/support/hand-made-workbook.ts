import { writeArchive } from '../../electron/sheets/zip.ts'

/** The parts of a workbook that a test writes by hand, to say what no library would. */
export type HandMade = {
  /** What stands inside `sheetData`. */
  readonly sheet: string
  /** What stands behind `sheetData`. */
  readonly after?: string
  readonly sharedTexts?: string
  /** The format of style 1, by code or by built-in number. */
  readonly formatCode?: string
  readonly formatId?: string
  readonly epoch1904?: boolean
  readonly prefix?: string
  readonly prolog?: string
  readonly sheetState?: string
  readonly extra?: Readonly<Record<string, string>>
}

/**
 * A workbook of one sheet as the smaller programs write it: relations, a workbook, a sheet, styles,
 * shared texts.
 */
export function handMade(made: HandMade): Uint8Array {
  const { prefix: p = '', prolog = '', sheetState = 'visible', extra = {} } = made
  const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const main = `xmlns${p ? `:${p.slice(0, -1)}` : ''}="${namespace}"`
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const relations = (list: readonly (readonly [string, string])[]) =>
    `<Relationships xmlns="${packaged}">${list
      .map(
        ([kind, target], index) =>
          `<Relationship Target="${target}" Id="r${index}" Type="${office}/${kind}"/>`,
      )
      .join('')}</Relationships>`
  const format = made.formatCode?.replaceAll('"', '&quot;')
  return writeArchive(
    new Map([
      ['[Content_Types].xml', '<Types/>'],
      ['_rels/.rels', relations([['officeDocument', '/xl/workbook.xml']])],
      [
        'xl/workbook.xml',
        `<${p}workbook ${main} xmlns:r="${office}">` +
          `<${p}workbookPr date1904="${made.epoch1904 ?? false}"/><${p}sheets>` +
          `<${p}sheet r:id="r0" state="${sheetState}" sheetId="1" name="名册"/></${p}sheets></${p}workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ],
      ['xl/sharedStrings.xml', `<${p}sst ${main}>${made.sharedTexts ?? ''}</${p}sst>`],
      [
        'xl/styles.xml',
        `<${p}styleSheet ${main}><${p}numFmts>` +
          `<${p}numFmt numFmtId="164" formatCode="${format ?? 'General'}"/></${p}numFmts>` +
          `<${p}fills count="2"><${p}fill><${p}patternFill patternType="none"/></${p}fill>` +
          `<${p}fill><${p}patternFill patternType="gray125"/></${p}fill></${p}fills>` +
          `<${p}cellXfs count="2"><${p}xf numFmtId="0"/>` +
          `<${p}xf numFmtId="${made.formatId ?? '164'}"/></${p}cellXfs>` +
          `</${p}styleSheet>`,
      ],
      [
        'xl/worksheets/sheet1.xml',
        `${prolog}<${p}worksheet ${main}><${p}sheetData>${made.sheet}</${p}sheetData>` +
          `${made.after ?? ''}</${p}worksheet>`,
      ],
      ...Object.entries(extra),
    ]),
  )
}
