import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import ExcelJS from 'exceljs'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { desk } from '../../shared/desk/contract.ts'
import { idNumber } from '../support/actors.ts'
import { ask } from './pages/bridge.ts'
import * as imports from './pages/import.ts'
import * as members from './pages/members.ts'
import { founded, office, openSample } from './pages/offices.ts'
import { dialog, giveReason, goTo, isTold, mainOf, pick } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

const sample = (name: string) => resolve(import.meta.dirname, '../../resources/sample', name)

test.describe('the roster of the sample', () => {
  let app: LaunchedApp
  test.beforeAll(async () => {
    app = await launchApp()
    await openSample(app)
  })
  test.afterAll(() => app.close())
  test.beforeEach(async () => {
    await goTo(app.page, '工作台')
    await goTo(app.page, '党员')
    await members.search(app.page, '')
  })

  test('is found by name, pinyin, initials and the last digits of the ID number', async () => {
    const { page } = app
    const all = await members.countPeople(page)
    expect(all).toBeGreaterThan(200)
    for (const words of ['罗文静', 'luowenjing', 'lwj']) {
      await members.search(page, words)
      await expect(members.lines(page).filter({ hasText: '罗文静' })).not.toHaveCount(0)
      expect(await members.countPeople(page)).toBeLessThan(all)
    }
    await expect(members.lines(page).first()).toContainText('990000************')
    const tail = await members.tailOf(page, '罗文静')
    await members.search(page, tail)
    await expect(members.lines(page).filter({ hasText: '罗文静' })).toHaveCount(1)
    await members.search(page, '查无此人')
    await expect(page.getByText('没有符合条件的记录')).toBeVisible()
    await page.getByRole('button', { name: '清除搜索和筛选' }).click()
    await expect.poll(() => members.countPeople(page)).toBe(all)
  })

  test('sorts by declared columns, filters, and keeps both when one comes back', async () => {
    const { page } = app
    await page.getByRole('button', { name: '出生日期' }).click()
    await expect(members.lines(page).first()).toHaveText(/19[23]\d-/)
    const oldest = await members.lines(page).first().getByRole('button').first().innerText()
    await members.openCard(page, oldest)
    await page.getByRole('button', { name: '返回' }).click()
    await expect(members.lines(page).first()).toContainText(oldest)
    await expect(page.getByRole('columnheader', { name: '出生日期' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    )
  })

  test('hides ID numbers until somebody asks, and writes down who did', async () => {
    const { page } = app
    await members.search(page, '罗文静')
    await members.openCard(page, '罗文静')
    await expect(members.cardValue(page, '公民身份号码')).toHaveText(/^990000\*{12}$/)
    await members.unmask(page, '公民身份号码')
    await expect(members.cardValue(page, '公民身份号码')).toHaveText(/^990000\d{11}[\dX]$/)
    await members.openTab(page, '操作记录')
    await expect(page.getByRole('article')).toContainText('查看隐藏内容')
  })

  test('is corrected with a reason, and tells who changed what', async () => {
    const { page } = app
    await members.search(page, '罗文静')
    await members.openCard(page, '罗文静')
    await page.getByRole('button', { name: '更正' }).click()
    await members.write(page, 'remark', '样例：已与档案核对')
    await members.save(page)
    await expect(dialog(page, '保存更正')).toContainText('样例：已与档案核对')
    await expect(dialog(page).getByRole('button', { name: '保存', exact: true })).toBeDisabled()
    await giveReason(page, '与档案核对', '保存')
    await isTold(page, '已更正')
    await expect(members.cardValue(page, '备注')).toHaveText('样例：已与档案核对')
    await expect(members.cardValue(page, '公民身份号码')).toHaveText(/^990000\*{8}/)
    await members.openTab(page, '操作记录')
    await expect(page.getByRole('article')).toContainText('与档案核对')
    await expect(page.getByRole('article')).toContainText('→')
  })

  test('says at the field what is wrong, and keeps the draft of a form that was left', async () => {
    const { page } = app
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await members.write(page, 'name', '样例新人')
    await members.write(page, 'idNumber', '990000199001011234')
    await members.write(page, 'joinDay', '去年')
    await members.save(page)
    await expect(page.getByText(/处需要改正/)).toBeVisible()
    await expect(members.fieldOf(page, 'idNumber')).toContainText('对不上')
    await expect(members.fieldOf(page, 'branchId').locator('[aria-invalid=true]')).toHaveCount(1)
    await expect(members.fieldOf(page, 'joinDay').locator('[aria-invalid=true]')).toHaveCount(1)
    await members.write(page, 'joinDay', '2015.7')
    await members.fieldOf(page, 'remark').getByRole('textbox').focus()
    await expect(members.fieldOf(page, 'joinDay').getByRole('textbox')).toHaveValue('2015-07-01')
    await expect(members.fieldOf(page, 'joinDay').locator('[aria-invalid=true]')).toHaveCount(0)
    await expect.poll(async () => (await draftOf(page))?.content ?? '').toContain('2015-07-01')
    await page.getByRole('form').getByRole('button', { name: '返回' }).click()
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await expect(page.getByText(/已恢复.*没有保存的内容/)).toBeVisible()
    await expect(members.fieldOf(page, 'name').getByRole('textbox')).toHaveValue('样例新人')
    await page.getByRole('button', { name: '不要这份草稿' }).click()
    await expect(members.fieldOf(page, 'name').getByRole('textbox')).toHaveValue('')
  })

  test('keeps who only reports in without an ID number, and nobody else', async () => {
    const { page } = app
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await members.write(page, 'name', '样例报到')
    const choose = (name: string, words: string) =>
      pick(page, members.fieldOf(page, name).getByRole('combobox'), words)
    await choose('branchId', '第一党支部')
    await choose('entryKind', '建账录入')
    await members.save(page)
    await expect(members.fieldOf(page, 'idNumber')).toContainText('只有在职党员可以不填')
    await choose('memberClass', '在职党员')
    await members.save(page)
    await expect(page.getByRole('article', { name: '样例报到' })).toBeVisible()
    await expect(members.cardValue(page, '公民身份号码')).toHaveText('—')
    await expect(members.cardValue(page, '出生日期')).toHaveText('—')
    await page.screenshot({ path: test.info().outputPath('without-number.png') })
    await page.getByRole('article').getByRole('button', { name: '更正' }).click()
    await page.screenshot({ path: test.info().outputPath('correct.png') })
    await page.getByRole('form').getByRole('button', { name: '返回' }).click()
  })

  test('lets nobody vanish: who leaves is found under 已离开, and may come back', async () => {
    const { page } = app
    const all = await members.countPeople(page)
    const name = await members.lines(page).nth(4).getByRole('button').first().innerText()
    await members.openCard(page, name)
    await members.leave(page, { how: '停止党籍', reason: '上级批复' })
    await goTo(page, '工作台')
    expect(await members.countCharted(page)).toBe(all - 1)
    await goTo(page, '党员')
    await expect.poll(() => members.countPeople(page)).toBe(all - 1)
    await mainOf(page).getByText('已离开', { exact: true }).click()
    await expect(members.lines(page).filter({ hasText: name })).toHaveCount(1)
    await members.openCard(page, name)
    await members.comeBack(page, {
      how: '停止党籍后恢复党籍',
      branch: '第二党支部',
      reason: '支部大会决议',
    })
    await members.openTab(page, '变动')
    await expect(page.getByRole('article')).toContainText('减少：停止党籍')
    await expect(page.getByRole('article')).toContainText('增加：停止党籍后恢复党籍')
    await goTo(page, '工作台')
    await goTo(page, '党员')
    await expect.poll(() => members.countPeople(page)).toBe(all)
  })

  test('is cleared of what is sensitive once somebody has left, and stands on a list', async () => {
    const { page } = app
    await members.search(page, '罗文静')
    await members.openCard(page, '罗文静')
    await expect(page.getByRole('button', { name: '清除敏感内容' })).toHaveCount(0)
    await members.leave(page, { how: '停止党籍', reason: '上级批复' })
    await page.getByRole('button', { name: '清除敏感内容' }).click()
    await expect(dialog(page, '清除敏感内容')).toContainText('公民身份号码')
    await page.screenshot({ path: test.info().outputPath('cut.png') })
    await giveReason(page, '保管期限已到', '清除')
    await isTold(page, '已清除')
    await expect(members.cardValue(page, '公民身份号码')).toHaveText('—')
    await expect(page.getByRole('button', { name: '清除敏感内容' })).toHaveCount(0)
    await members.openTab(page, '操作记录')
    await expect(page.getByRole('article')).toContainText('清除敏感内容')
    await page.screenshot({ path: test.info().outputPath('history.png') })
    await goTo(page, '备份')
    await expect(page.getByRole('region', { name: '清除清单' })).toContainText('罗文静')
    await page.screenshot({ path: test.info().outputPath('cut-list.png') })
  })

  test('leaves as a workbook and on paper, with a reason', async () => {
    const { page } = app
    const [db, paper] = [join(app.userDataDir, '名册.xlsx'), join(app.userDataDir, '名册.pdf')]
    await members.search(page, '罗')
    const count = await members.countPeople(page)
    await members.takeOut(app, '导出', '支部核对名单', db)
    await members.takeOut(app, '打印', '支部核对名单', paper)
    const { sheets } = readWorkbook(await readFile(db))
    const cells = sheets[0]!.rows.map((row) => row.join(' '))
    expect(cells.filter((row) => row.includes('罗'))).toHaveLength(count)
    expect(cells.join('\n')).not.toMatch(/990000\d{12}/)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(db)
    expect(workbook.worksheets[0]!.actualRowCount).toBeGreaterThan(count)
    const pdf = await readFile(paper)
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(5_000)
  })
})

const draftOf = (page: Page) => ask(page, desk.draft, { form: 'members', recordId: 'new' })

test('what nobody sees or is sure of in a workbook is left out until somebody takes it', async () => {
  const app = await launchApp()
  const { page } = app
  await founded(app, office)
  await goTo(page, '组织')
  await imports.openWorkbook(app, sample('党组织.xlsx'))
  await imports.applyImport(page)
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名册')
  sheet.addRow(['姓名', '身份证号', '人员类别', '所在党支部', '入党时间', '本人手机号码信息', '家属电话'])
  for (let nth = 1; nth <= 4; nth += 1) {
    const known = [`样例${'甲乙丙丁'[nth - 1]}`, idNumber(nth), '正式党员', '第一党支部', '1995.7']
    sheet.addRow([...known, '13900009999', '13900008888'])
  }
  sheet.getRow(3).hidden = true
  sheet.getRow(5).eachCell((cell) => {
    cell.font = { strike: true }
  })
  const path = join(app.userDataDir, '筛选过的名册.xlsx')
  await book.xlsx.writeFile(path)
  await goTo(page, '党员')
  await imports.openWorkbook(app, path)
  expect(await imports.countOf(page, '新增')).toBe(2)
  const hidden = page.getByRole('alert').filter({ hasText: '隐藏' })
  await expect(hidden).toContainText('1 行画了删除线，没有导入：第 3、5 行')
  const unsure = page.getByRole('alert').filter({ hasText: '不能确定' })
  await expect(unsure).toContainText('有 1 列不能确定是哪一项，没有导入：“本人手机号码信息”可能是“')
  await page.screenshot({ path: 'test-results/import-unseen.png' })
  await hidden.getByRole('button', { name: '一并导入' }).click()
  await expect(hidden).toContainText('也一并导入')
  expect(await imports.countOf(page, '新增')).toBe(4)
  await unsure.getByRole('button', { name: '去确认' }).click()
  await page.screenshot({ path: 'test-results/import-columns.png' })
  await page.getByRole('button', { name: '取用' }).click()
  await expect(unsure).toBeHidden()
  await imports.applyImport(page)
  await page
    .getByRole('button', { name: /查看|返回/ })
    .first()
    .click()
  await app.close()
})

test('workbooks go in after a dry run, once, come back marked, and are undone whole', async () => {
  const app = await launchApp()
  const { page } = app
  await founded(app, office)
  await goTo(page, '党员')
  await expect(page.getByText('这里登记本单位管理的全部党员')).toBeVisible()
  await goTo(page, '组织')
  await imports.openWorkbook(app, sample('党组织.xlsx'))
  await imports.applyImport(page)
  await goTo(page, '党员')
  await imports.openWorkbook(app, sample('党员花名册.xlsx'))
  const [good, wrong] = [await imports.countOf(page, '新增'), await imports.countOf(page, '有误')]
  expect(good).toBeGreaterThan(200)
  expect(wrong).toBeGreaterThan(20)
  await imports.showColumns(page)
  await expect(page.getByRole('combobox', { name: '“身份证号码”对应到' })).toBeVisible()
  await imports.applyImport(page)
  const marked = join(app.userDataDir, '标注.xlsx')
  await imports.saveMarked(app, marked)
  const { sheets } = readWorkbook(await readFile(marked))
  expect(sheets.flatMap(({ rows }) => rows.flat()).join()).toContain('导入问题')
  await page.getByRole('button', { name: '再导入一份' }).click()
  await imports.chooseWorkbook(app, sample('党员花名册.xlsx'))
  expect(await imports.countOf(page, '相同')).toBe(good)
  expect(await imports.countOf(page, '新增')).toBe(0)
  await page.getByRole('button', { name: '重新选择' }).click()
  await imports.undoImport(page, '导错了文件')
  await isTold(page, '已撤销这次导入')
  await goTo(page, '工作台')
  await goTo(page, '党员')
  await expect(page.getByText('这里登记本单位管理的全部党员')).toBeVisible()
  await app.close()
})
