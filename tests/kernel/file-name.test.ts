import { expect, test } from 'vitest'
import { filesThrough } from '../../electron/sheets/files.ts'
import { fileName } from '../../shared/kernel/file-name.ts'

test.each([
  ['发票.pdf', '发票.pdf'],
  ['发票', '发票.pdf'],
  ['发票.PDF', '发票.PDF'],
  ['发票.pdf.hta', '发票.pdf.hta.pdf'],
  ['发票\u202efdp.exe', '发票-fdp.exe.pdf'],
  ['..\\x.exe', '-x.exe.pdf'],
  ['../../x', '-..-x.pdf'],
  ['C:\\x', 'C--x.pdf'],
  ['CON', '_CON.pdf'],
  ['NUL.txt', '_NUL.txt.pdf'],
  ['com1.pdf', '_com1.pdf'],
  ['CONSUL.pdf', 'CONSUL.pdf'],
  ['发票. . ', '发票.pdf'],
  ['a\u0000b\nc', 'a-b-c.pdf'],
  ['\ud800', '-.pdf'],
  ['', '_.pdf'],
  [' . ', '_.pdf'],
])('%j is offered as %j', (wanted, offered) => {
  expect(fileName(wanted, 'pdf')).toBe(offered)
})

test('the dialog is offered a name that opens no folder and no device', async () => {
  const offered: unknown[] = []
  const files = filesThrough({
    ask: async (request: { readonly suggestedName?: string }) => {
      offered.push(request.suggestedName)
      return null as never
    },
  } as never)
  for (const name of ['..\\x.xlsx', 'CON', 'a/b.xlsx', '名册.xlsx. '])
    await files.save(name, 'workbook', new Uint8Array())
  expect(offered).toEqual(['-x.xlsx', '_CON', 'a-b.xlsx', '名册.xlsx'])
})
