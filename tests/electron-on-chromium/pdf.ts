import type { PrintToPDFOptions } from 'electron'
import type { Page } from 'playwright-core'

type PageOptions = NonNullable<Parameters<Page['pdf']>[0]>

const known = new Set([
  'displayHeaderFooter',
  'footerTemplate',
  'generateDocumentOutline',
  'generateTaggedPDF',
  'headerTemplate',
  'landscape',
  'margins',
  'pageRanges',
  'pageSize',
  'preferCSSPageSize',
  'printBackground',
  'scale',
])

/** Electron's options for a PDF in Playwright's words; lengths in inches, margins 1 cm where unsaid. */
export function pdfOptions(options: PrintToPDFOptions): PageOptions {
  for (const name of Object.keys(options)) {
    if (!known.has(name)) throw new Error(`stand-in: printToPDF option ${name} is not provided`)
  }
  const { margins, pageSize, generateTaggedPDF, generateDocumentOutline, ...same } = options
  const inches = (length: number): string => `${length}in`
  const side = (name: 'top' | 'bottom' | 'left' | 'right'): string => inches(margins?.[name] ?? 1 / 2.54)
  const size =
    typeof pageSize === 'object'
      ? { width: inches(pageSize.width), height: inches(pageSize.height) }
      : { format: pageSize ?? 'Letter' }
  return {
    ...same,
    ...size,
    margin: { top: side('top'), bottom: side('bottom'), left: side('left'), right: side('right') },
    tagged: generateTaggedPDF ?? false,
    outline: generateDocumentOutline ?? false,
  }
}
