import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { paperDocument } from '../../../shared/papers/paper.ts'
import { idNumber, type Office } from '../../support/actors.ts'
import { approve, employ, nobody, payrollOffice, runMonth } from './payroll-office.ts'

const reason = '存档'
const may = '2031-05'
const lastTold = (at: Office) =>
  JSON.parse(at.db.file.prepare('select body from audit order by seq desc').pluck().get() as string)

describe('papers of a month', () => {
  test('the sheet says what was paid to whom, its sums, and that nobody approved it yet', async () => {
    const at = await payrollOffice()
    await employ(at, { level: 'junior' })
    await employ(at, { name: '李样例', idNumber: idNumber(2) })
    expect((await at.refused(payroll.printSheet, { month: may, reason })).code).toBe('payroll.not-found')
    await at.call(payroll.compute, { month: may })
    at.dialogs.push(join(at.root, 'sheet.pdf'))
    expect(await at.call(payroll.printSheet, { month: may, reason })).toEqual({ fileName: 'sheet.pdf' })
    const paper = paperDocument(at.printed.at(-1)!)
    for (const words of [
      '2031年5月工资表',
      '待审批',
      '李样例',
      '社工证津贴',
      '4,914.00',
      '9,928.00',
      '合计',
      '签名',
    ]) {
      expect(paper).toContain(words)
    }
    expect(paper).not.toContain('>代扣款<')
    expect(lastTold(at)).toMatchObject({ deed: 'payroll.printed', after: { month: may, rows: 2 }, reason })
    await approve(at, may)
    at.dialogs.push(null)
    expect(await at.call(payroll.printSheet, { month: may, reason })).toEqual({ fileName: null })
    expect(paperDocument(at.printed.at(-1)!)).not.toContain('待审批')
  })

  test('slips leave once they cannot change: everybody’s, or one person’s', async () => {
    const at = await payrollOffice()
    await employ(at)
    await employ(at, { name: '李样例', idNumber: idNumber(2) })
    await at.call(payroll.compute, { month: may })
    const all = { month: may, slipId: null, reason }
    expect((await at.refused(payroll.printSlips, all)).code).toBe('payroll.not-locked')
    await approve(at, may)
    const { rows: slips } = await at.call(payroll.slips, { month: may })
    const mine = slips.find(({ slip }) => slip.name === '李样例')!.slip
    at.dialogs.push(join(at.root, 'all.pdf'), join(at.root, 'one.pdf'))
    await at.call(payroll.printSlips, all)
    expect(paperDocument(at.printed.at(-1)!).match(/工资条<\/h2>/g)).toHaveLength(2)
    await at.call(payroll.printSlips, { ...all, slipId: mine.id })
    const paper = paperDocument(at.printed.at(-1)!)
    expect(paper).not.toContain('王样例')
    expect(paper).toContain('累计应纳税所得额')
    expect((await at.refused(payroll.printSlips, { ...all, slipId: nobody })).code).toBe('payroll.not-found')
    expect((await at.refused(payroll.printSlips, { ...all, month: '2031-04' })).code).toBe(
      'payroll.not-found',
    )
  })
})

describe('what the bank gets', () => {
  const bank = { month: may, reason: '银行代发' }

  test('every account in full with its amount, of an approved month, and the chain knows', async () => {
    const at = await payrollOffice()
    await employ(at)
    await employ(at, { name: '李样例', idNumber: idNumber(2), bankAccount: '6200000000000000026' })
    expect((await at.refused(payroll.bankFile, bank)).code).toBe('payroll.not-found')
    await at.call(payroll.compute, { month: may })
    expect((await at.refused(payroll.bankFile, bank)).code).toBe('payroll.not-locked')
    await approve(at, may)
    const path = join(at.root, 'bank.csv')
    at.dialogs.push(path)
    await at.call(payroll.bankFile, bank)
    const lines = readFileSync(path, 'utf8').split('\r\n')
    expect(lines[0]).toBe('\uFEFF序号,户名,账号,开户银行,金额,附言')
    expect(lines).toContain('1,李样例,6200000000000000026,样例银行样例支行,3614.90,2031年5月工资')
    expect(lines).toContain('2,王样例,6200000000000000018,样例银行样例支行,3614.90,2031年5月工资')
    expect(lastTold(at)).toMatchObject({ deed: 'payroll.bank-file', after: { rows: 2 }, reason: '银行代发' })
    expect(JSON.stringify(lastTold(at))).not.toContain('6200')
    at.sit('auditor')
    expect((await at.refused(payroll.bankFile, bank)).code).toBe('session.not-allowed')
  })

  test('who has no account is named, and nothing leaves', async () => {
    const at = await payrollOffice()
    await employ(at, { bankAccount: null })
    await runMonth(at, may)
    expect(await at.refused(payroll.bankFile, bank)).toEqual({
      code: 'payroll.no-bank-account',
      params: { name: '王样例' },
    })
  })
})

describe('the list of staff as a workbook', () => {
  const wanted = { list: {}, columns: ['name', 'idNumber', 'post', 'bankAccount'], reason }

  test('carries stars unless somebody who may asks otherwise', async () => {
    const at = await payrollOffice()
    await employ(at)
    at.dialogs.push(join(at.root, 'staff.xlsx'), join(at.root, 'plain.xlsx'))
    await at.call(payroll.exportSheet, wanted)
    expect(lastTold(at)).toMatchObject({ deed: 'payroll.exported', after: { rows: 1, unmasked: false } })
    await at.call(payroll.exportSheet, { ...wanted, unmasked: true })
    at.sit('auditor')
    const refused = await at.refused(payroll.exportSheet, { ...wanted, unmasked: true })
    expect(refused.code).toBe('session.not-allowed')
  })
})
