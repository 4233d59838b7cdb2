import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron'
import { shellWords } from '../../shared/session/shell-words.ts'
import type { FileKind } from '../ipc/files.ts'

const FILTERS: Readonly<Record<FileKind, FileFilter>> = {
  workbook: { name: shellWords.fileKinds.workbook, extensions: ['xlsx'] },
  csv: { name: shellWords.fileKinds.csv, extensions: ['csv'] },
  pdf: { name: shellWords.fileKinds.pdf, extensions: ['pdf'] },
  paper: { name: shellWords.fileKinds.paper, extensions: ['pdf', 'ofd', 'jpg', 'png'] },
  bundle: { name: shellWords.fileKinds.bundle, extensions: ['tzb'] },
  enrolment: { name: shellWords.fileKinds.enrolment, extensions: ['tzk'] },
  ledger: { name: shellWords.fileKinds.ledger, extensions: ['db'] },
}

/** The paths a person chose; empty when they chose none. */
export async function choosePaths(window: BrowserWindow, file: FileKind, many: boolean): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    filters: [FILTERS[file]],
    properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
  })
  return canceled ? [] : filePaths
}

/** The folder a person chose, such as a stick; null when they chose none. */
export async function chooseFolder(window: BrowserWindow, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Where a person wants a file saved, from a name we suggest; null when nowhere. */
export async function choosePlace(
  window: BrowserWindow,
  name: string,
  file: FileKind,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), name),
    filters: [FILTERS[file]],
  })
  return canceled || !filePath ? null : filePath
}
