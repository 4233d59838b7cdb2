import { readFileSync } from 'node:fs'
import type { Dialog, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'
import type { DialogAnswer } from './answers.ts'
import { records } from './records.ts'
import { strict } from './strict.ts'
import { isHeaded } from './surroundings.ts'
import { focusedWindow } from './window-list.ts'

const answers: DialogAnswer[] = []

if (process.env.TAIZHANG_DIALOGS !== undefined) {
  answers.push(...(JSON.parse(readFileSync(process.env.TAIZHANG_DIALOGS, 'utf8')) as DialogAnswer[]))
}

/** Adds an answer to the end of the queue. */
export function pushDialogAnswer(answer: DialogAnswer): void {
  answers.push(answer)
}

/** Electron's `dialog`: the next answer of the queue; without one, a person is asked or it is an error. */
export const dialog = strict('dialog', {
  async showOpenDialog(...args: unknown[]) {
    const options = args.at(-1) as OpenDialogOptions
    const answer = take('open') ?? (await askPerson('showOpenDialog', options, options.defaultPath))
    if (answer.kind === 'open') return { canceled: false, filePaths: answer.paths }
    if (answer.kind === 'save') return { canceled: false, filePaths: [answer.path] }
    return { canceled: true, filePaths: [] }
  },
  async showSaveDialog(...args: unknown[]) {
    const options = args.at(-1) as SaveDialogOptions
    const answer = take('save') ?? (await askPerson('showSaveDialog', options, options.defaultPath))
    return answer.kind === 'save'
      ? { canceled: false, filePath: answer.path }
      : { canceled: true, filePath: '' }
  },
  async showMessageBox(...args: unknown[]) {
    const options = args.at(-1) as MessageBoxOptions
    const answer = take('message')
    if (answer?.kind === 'message') {
      return { response: answer.button, checkboxChecked: answer.isChecked ?? false }
    }
    if (!isHeaded) return unexpected('showMessageBox', options)
    const words = [options.message, options.detail ?? '', (options.buttons ?? []).join(' / ')].join('\n')
    const isAgreed = (await inPage(`confirm(${JSON.stringify(words)})`)) as boolean
    const response = isAgreed ? (options.defaultId ?? 0) : (options.cancelId ?? 0)
    return { response, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string) {
    records.failures.push(`${title}: ${content}`)
    console.error(title, content)
  },
}) as unknown as Dialog

function take(kind: 'open' | 'save' | 'message'): DialogAnswer | undefined {
  const at = answers.findIndex(
    (answer) => answer.kind === kind || (answer.kind === 'cancel' && answer.of === kind),
  )
  return at < 0 ? undefined : answers.splice(at, 1)[0]
}

async function askPerson(what: string, options: { title?: string }, suggestion = ''): Promise<DialogAnswer> {
  if (!isHeaded) return unexpected(what, options)
  const title = options.title ?? '请输入完整路径'
  const path = await inPage(`prompt(${JSON.stringify(title)}, ${JSON.stringify(suggestion)})`)
  return typeof path === 'string' && path !== '' ? { kind: 'save', path } : { kind: 'cancel', of: 'save' }
}

function unexpected(what: string, options: object): never {
  const said = `stand-in: unexpected dialog.${what} ${JSON.stringify(options)}`
  records.unexpectedDialogs.push(said)
  throw new Error(said)
}

async function inPage(code: string): Promise<unknown> {
  const window = focusedWindow() as unknown as { webContents: Electron.WebContents } | null
  return window?.webContents.executeJavaScript(code)
}
