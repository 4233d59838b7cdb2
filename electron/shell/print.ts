import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session } from 'electron'
import { shellWords } from '../../shared/session/shell-words.ts'

/** Papers on their way to PDF, by a token that nobody can guess. */
export const papers = new Map<string, string>()

/** Turns a paper's document into PDF in a hidden window without scripts: A4, page x/y at the foot. */
export async function printPaper(
  session: Session,
  paper: { readonly document: string; readonly landscape: boolean; readonly foot: string },
): Promise<Uint8Array> {
  const token = randomUUID()
  papers.set(token, paper.document)
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session, sandbox: true, contextIsolation: true, javascript: false },
  })
  try {
    await window.loadURL(`app://paper/${token}`)
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      landscape: paper.landscape,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer(paper.foot),
      margins: { top: 0.7, bottom: 0.8, left: 0.7, right: 0.7 },
    })
  } finally {
    papers.delete(token)
    window.destroy()
  }
}

function footer(text: string): string {
  const safe = text.replace(/[&<>"']/g, ' ')
  const style = 'width:100%;margin:0 18mm;font:8px sans-serif;display:flex;justify-content:space-between'
  const pages = shellWords.pageOf('<span class="pageNumber"></span>', '<span class="totalPages"></span>')
  return `<div style="${style}"><span>${safe}</span><span>${pages}</span></div>`
}
