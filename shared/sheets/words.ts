import type { WordsFor } from '../kernel/words-for.ts'
import type { SheetFaults } from './faults.ts'

export const sheetFaultWords: WordsFor<SheetFaults> = {
  'sheets.not-a-workbook': ({ found }) =>
    `${FOUND[found]}，不是 Excel 工作簿。请选择扩展名为 .xlsx 的表格文件。`,
  'sheets.old-workbook': ({ format }) =>
    `这是${FORMATS[format]}，不能直接读取。请用 WPS 或 Excel 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。`,
  'sheets.encrypted': () =>
    '这个工作簿设了打开密码，不能读取。请用 WPS 或 Excel 打开，取消打开密码并另存后再导入。',
  'sheets.guarded': () =>
    '这个文件像是被单位的文件加密软件（如绿盾、亿赛通）加密了，只有它允许的程序能打开，本软件读不到内容。请用该软件把文件解密后再导入，或请管理员把本软件加入允许的程序。',
  'sheets.damaged': () =>
    '这个工作簿已损坏或没有复制完整，不能读取。请用 WPS 或 Excel 打开检查，另存一份后再导入。',
  'sheets.no-sheet': () =>
    '这个工作簿里没有可以读取的工作表。请打开检查，把要导入的内容放在一张普通工作表里。',
  'sheets.too-large': ({ what, limit }) =>
    `${tooMuch(what, limit)}请删去多余内容或拆成几个工作簿，分次导入。`,
  'sheets.no-heading': () =>
    '没有找到表头行。请在表格上方保留一行栏目名称（如“姓名”“公民身份号码”），或先下载模板填写。',
}

const FOUND = {
  empty: '这个文件是空的',
  text: '这是一个文本文件',
  picture: '这是一张图片',
  pdf: '这是一个 PDF 文件',
  document: '这是一个文字文档或演示文稿',
  archive: '这是一个压缩包',
  other: '无法识别这个文件',
} as const

const FORMATS = {
  xls: '旧版 Excel 表格（.xls）',
  et: 'WPS 表格（.et）',
  xlsb: 'Excel 二进制工作簿（.xlsb）',
  ods: '开放文档表格（.ods）',
  csv: '用逗号或制表符分隔的文本表格（.csv）',
  html: '网页格式的表格',
} as const

function tooMuch(what: SheetFaults['sheets.too-large']['what'], limit: number): string {
  if (what === 'rows') return `工作表超过 ${limit.toLocaleString('en')} 行，一次放不下。`
  if (what === 'columns') return `工作表超过 ${limit} 列，可能有误填的空列。`
  if (what === 'sheets') return `工作簿超过 ${limit} 张工作表。`
  if (what === 'cell') return `有单元格超过 ${limit.toLocaleString('en')} 个字，不像表格软件保存的工作簿。`
  if (what === 'file')
    return `这个文件超过 ${Math.round(limit / 1024 / 1024)} MB，可能夹带了图片或选错了文件。`
  return `工作簿展开后超过 ${Math.round(limit / 1024 / 1024)} MB，可能夹带了图片或大量空行。`
}
