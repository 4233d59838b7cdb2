import { type Fault, fault } from '../../shared/kernel/faults.ts'
import type { SheetFaults } from '../../shared/sheets/faults.ts'
import type { Archive } from './zip.ts'

type Found = SheetFaults['sheets.not-a-workbook']['found']
type Format = SheetFaults['sheets.old-workbook']['format']

/**
 * The name of a file that is no archive at all, or undefined; `fileName` only tells kinds of one family
 * apart.
 */
export function foreignFile(bytes: Uint8Array, fileName: string): Fault | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096))
  if (head.length === 0) return notAWorkbook('empty')
  // What a pulled stick or a power cut leaves of a file that was being written.
  if (head.every((byte) => byte === 0)) return fault('sheets.damaged', {})
  if (head.subarray(0, 4).equals(ZIP) || head.subarray(0, 4).equals(EMPTY_ZIP)) return undefined
  if (head.subarray(0, 8).equals(COMPOUND)) return compoundFile(bytes, fileName)
  const signature = SIGNATURES.find(([sign]) => head.toString('latin1', 0, 8).startsWith(sign))
  if (signature) return notAWorkbook(signature[1])
  if (GUARDS.some((guard) => head.includes(guard))) return fault('sheets.guarded', {})
  const text = textOf(head)?.trimStart()
  // No program writes a workbook like that: its name is right, and what it holds is somebody's cipher.
  if (text === undefined)
    return SHEET_NAME.test(fileName) ? fault('sheets.guarded', {}) : notAWorkbook('other')
  if (WEB_ARCHIVE.test(text)) return oldWorkbook('html')
  if (text.startsWith('<')) return WEB_TABLE.test(text) ? oldWorkbook('html') : notAWorkbook('text')
  return /[,\t;]/.test(text) || /\.(?:csv|tsv)$/i.test(fileName) ? oldWorkbook('csv') : notAWorkbook('text')
}

/** The name of an archive that holds something other than a workbook of sheets, or undefined. */
export function foreignArchive(archive: Archive): Fault | undefined {
  if (archive.has('xl/workbook.bin')) return oldWorkbook('xlsb')
  if (archive.has('mimetype')) {
    const kind = archive.read('mimetype').toString('latin1')
    return kind.includes('opendocument.spreadsheet') ? oldWorkbook('ods') : notAWorkbook('document')
  }
  if (archive.names.some((name) => /^(?:word|ppt)\//.test(name))) return notAWorkbook('document')
  return archive.has('[Content_Types].xml') ? undefined : notAWorkbook('archive')
}

const SHEET_NAME = /\.(?:xlsx|xlsm|xltx|xls|et)$/i
/** What programs that encrypt every file of an office without being asked write before it: 绿盾, 亿赛通. */
const GUARDS = ['%TSD-Header-###%', 'E-SafeNet']
const WEB_ARCHIVE = /^(?:MIME-Version:|From: <?Saved by|Content-Type: multipart\/related)/i
const WEB_TABLE =
  /urn:schemas-microsoft-com:office:(?:spreadsheet|excel)|<(?:html|head|body|meta|style|table|tr)[\s>/]|<!doctype html/i
const ZIP = Buffer.from('504b0304', 'hex')
const UTF8 = Buffer.from('efbbbf', 'hex')
const EMPTY_ZIP = Buffer.from('504b0506', 'hex')
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const SIGNATURES: readonly (readonly [string, Found])[] = [
  ['%PDF', 'pdf'],
  ['\x89PNG', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['BM', 'picture'],
  ['Rar!', 'archive'],
  ['7z\xbc\xaf', 'archive'],
  ['\x1f\x8b', 'archive'],
]

/** The old container holds old workbooks, old documents, and new workbooks under a password. */
function compoundFile(bytes: Uint8Array, fileName: string): Fault {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return fault('sheets.encrypted', {})
  if (holds('WordDocument') || holds('PowerPoint Document')) return notAWorkbook('document')
  if (/\.et$/i.test(fileName)) return oldWorkbook('et')
  return holds('Workbook') || holds('Book') ? oldWorkbook('xls') : notAWorkbook('other')
}

/** The head as text where it is text: UTF-8 or UTF-16 with its mark, or the GB 18030 of old exports. */
function textOf(head: Buffer): string | undefined {
  const mark = head.toString('latin1', 0, 2)
  if (mark === '\xff\xfe' || mark === '\xfe\xff') {
    return new TextDecoder(mark === '\xff\xfe' ? 'utf-16le' : 'utf-16be').decode(head)
  }
  if (head.subarray(0, 3).equals(UTF8)) return new TextDecoder('utf-8').decode(head)
  if (head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte))) return undefined
  return new TextDecoder('gb18030').decode(head)
}

const notAWorkbook = (found: Found): Fault => fault('sheets.not-a-workbook', { found })
const oldWorkbook = (format: Format): Fault => fault('sheets.old-workbook', { format })
