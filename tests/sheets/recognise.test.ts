import { expect, test } from 'vitest'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { faultOf } from '../support/fault-of.ts'

const named = (content: string | Uint8Array, fileName: string) =>
  faultOf(() => readWorkbook(Buffer.from(content as string), { fileName }))

test.each([
  '\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table/></body></html>',
  '\ufeff<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
  '\ufeff\r\n<!DOCTYPE html><p>,</p>',
  '<meta http-equiv="Content-Type" content="text/html"/><table><tr><td>姓名</td></tr></table>',
  '<style>td{mso-number-format:"\\@";}</style><table></table>',
  '<!-- 导出 -->\n<table border=1><tr><td>姓名,性别</td></tr></table>',
  '<HEAD><TITLE>名册</TITLE></HEAD>',
  'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n',
])('a table of the web is one, however it begins: %s', (content) =>
  expect(named(content, 'a.xls')).toEqual({ code: 'sheets.old-workbook', params: { format: 'html' } }),
)

test('a file of nothing but zeros was never written to its end', () =>
  expect(named(new Uint8Array(9_000), '名册.xlsx')).toEqual({ code: 'sheets.damaged', params: {} }))

test('other text behind a mark is what it is', () => {
  expect(named('\ufeff姓名,性别\n甲,男', 'a.txt').params).toEqual({ format: 'csv' })
  expect(named('\ufeff党员名单见附件', '').params).toEqual({ found: 'text' })
  expect(named('<note>见附件</note>', '').params).toEqual({ found: 'text' })
})

test.each(['%TSD-Header-###%\0\u0001', 'b\u0014#e\0\0\0\u0002E-SafeNet\0LOCK', '\u0001\u0002\u0003\u0004'])(
  'what a guard of the office encrypted is named so: %j',
  (content) => expect(named(content, '名册.xlsx')).toEqual({ code: 'sheets.guarded', params: {} }),
)
