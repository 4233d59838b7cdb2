import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { codeFrom } from '../../shared/codes/index.ts'
import { jobPostCodes } from '../../shared/codes/occupation.ts'
import { yearsBetween } from '../../shared/kernel/day.ts'
import { parseIdNumber } from '../../shared/kernel/id-number.ts'
import { organisationFields } from '../../shared/ledgers/organisation/fields.ts'
import {
  codeInSheet,
  judgeOrganisation,
  organisationKey,
  organisationReaders,
  parentResolver,
} from '../../shared/ledgers/organisation/import-row.ts'
import { guessHeading } from '../../shared/sheets/heading.ts'
import { planImport } from '../../shared/sheets/plan-import.ts'
import { firstSheet, memberImport } from '../support/import-sample.ts'
import { sampleDay, sampleOffice } from '../support/sample-office.ts'
import { spendingsWorkbook } from '../support/sample-spendings.ts'
import { staffWorkbook } from '../support/sample-staff.ts'
import { usesWorkbook } from '../support/sample-uses.ts'
import { memberWorkbook, organisationWorkbook, SPOILT } from '../support/sample-workbooks.ts'

const office = sampleOffice()
const count = (all: readonly string[], one: string) => all.filter((each) => each === one).length

describe('the sample office', () => {
  test('is one community committee with two sections, eight branches, groups, and 320 members', () => {
    const types = office.organisations.map(({ type }) => type)
    expect(['611', '621', '631', '632', 'group'].map((type) => count(types, type))).toEqual([1, 2, 7, 1, 12])
    expect(office.people).toHaveLength(320)
    for (const { secretary, type } of office.organisations) expect(secretary !== null).toBe(type !== 'group')
  })
  test('its people are plausible and nobody: sound numbers under 990000, 20 to 95 years old', () => {
    for (const { idNumber, birthDay, sex, joinDay, fullDay, mobile } of office.people) {
      expect(parseIdNumber(idNumber, { today: sampleDay, practice: true })).toMatchObject({
        value: { birthDay, sex },
      })
      expect(parseIdNumber(idNumber, { today: sampleDay, practice: false }).ok).toBe(false)
      expect(yearsBetween(birthDay, sampleDay)).toBeGreaterThanOrEqual(20)
      expect(yearsBetween(birthDay, sampleDay)).toBeLessThanOrEqual(95)
      expect(yearsBetween(birthDay, joinDay)).toBeGreaterThanOrEqual(18)
      expect(fullDay === null || fullDay > joinDay).toBe(true)
      expect(mobile).toMatch(/^1990000\d{4}$/)
    }
  })
  test('is the same at every run, and grows without anybody standing twice', () => {
    expect(sampleOffice()).toEqual(office)
    const large = sampleOffice({ times: 10 })
    expect(large.people).toHaveLength(3200)
    expect(new Set(large.people.map(({ idNumber }) => idNumber)).size).toBe(3200)
    expect(new Set(large.organisations.map(({ code }) => code)).size).toBe(large.organisations.length)
  })
})

describe.each([
  ['党组织.xlsx', organisationWorkbook],
  ['党员花名册.xlsx', memberWorkbook],
  ['工作人员.xlsx', staffWorkbook],
  ['活动场所使用登记.xlsx', usesWorkbook],
  ['经费支出登记.xlsx', spendingsWorkbook],
])('resources/sample/%s', (name, make) => {
  const file = new URL(`../../resources/sample/${name}`, import.meta.url)
  test('is what tests/support/write-sample.ts makes', () => {
    expect(readWorkbook(readFileSync(file))).toEqual(readWorkbook(make()))
  })
  test('says on its face that it is a sample', () => {
    expect(firstSheet(readFileSync(file)).rows[0]![0]).toContain('样例')
  })
})

describe('importing the sample', () => {
  test('the organisations are all new, parents found among the rows themselves', () => {
    const sheet = firstSheet(organisationWorkbook(office))
    const guess = guessHeading(sheet, organisationFields)!
    const mapping = guess.columns.flatMap(({ column, field }) => (field ? [{ column, field }] : []))
    const parents = parentResolver({ sheet, headingRow: guess.headingRow, mapping }, () => 'unknown')
    const plan = planImport({
      sheet,
      mapping,
      headingRow: guess.headingRow,
      fields: organisationFields,
      existing: new Map(),
      keyOf: organisationKey,
      resolve: (_field, text) => parents(text),
      readers: organisationReaders,
      judge: judgeOrganisation,
    })
    expect(guess.missing).toEqual([])
    expect(plan.counts).toMatchObject({ new: 23, wrong: 0, duplicate: 0, skipped: 2 })
    for (const { values } of plan.rows) {
      const original = office.organisations.find(({ code }) => code === values.code)!
      expect(codeInSheet(String(values.parentId ?? '')) ?? null).toBe(original.parentCode)
      expect(values).toMatchObject({
        fullName: original.fullName,
        shortName: original.shortName,
        type: original.type,
        foundedDay: original.foundedDay,
        contactPhone: original.contactPhone,
        division: original.division,
      })
      expect(values.termStart ?? null).toBe(original.termStart)
      expect(values.termEnd ?? null).toBe(original.termEnd)
    }
  })
  test('the roster has forty wrong cells and six duplicates; every other row says what the person is', () => {
    const { job, guess } = memberImport(firstSheet(memberWorkbook(office)), office)
    expect(guess.missing).toEqual([])
    expect(guess.columns.filter(({ field }) => field === null).map(({ heading }) => heading)).toEqual([
      '序号',
      '年龄',
    ])
    const plan = planImport(job)
    const wrongRows = new Set(plan.rows.filter(({ verdict }) => verdict === 'wrong').map(({ row }) => row))
      .size
    expect(plan.counts).toMatchObject({ duplicate: 6, wrongCells: SPOILT.length, changed: 0, same: 0 })
    expect(SPOILT).toHaveLength(40)
    expect(plan.counts.wrong).toBe(wrongRows)
    expect(plan.counts.new + plan.counts.wrong).toBe(320)
    const codes = plan.rows.flatMap(({ verdict, issues }) =>
      verdict === 'wrong' ? issues.map(({ field, issue }) => `${field} ${issue.code}`) : [],
    )
    expect(Object.fromEntries([...new Set(codes)].sort().map((code) => [code, count(codes, code)]))).toEqual({
      'birthDay birth-contradicts-id': 2,
      'branchId reference-unknown': 2,
      'category code-unknown': 1,
      'education code-unknown': 2,
      'ethnicity code-unknown': 1,
      'fullDay day-too-early': 2,
      'idNumber digits-lost': 4,
      'idNumber id-number': 10,
      'idNumber required': 2,
      'isLost flag-unreadable': 1,
      'joinDay day-in-future': 1,
      'joinDay day-missing-in-calendar': 1,
      'joinDay day-short-year': 1,
      'joinDay day-unreadable': 2,
      'joinDay day-year-only': 2,
      'joinDay zero-lost': 1,
      'mobile phone-unreadable': 2,
      'sex sex-contradicts-id': 3,
    })
    const people = new Map(office.people.map((person) => [person.idNumber, person]))
    for (const { verdict, values, assumed } of plan.rows) {
      if (verdict !== 'new') continue
      const { branchCode, joinDay, fullDay, jobPost, sex, birthDay, ...same } = people.get(
        String(values.idNumber),
      )!
      const given = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== null))
      expect(values).toMatchObject({ ...given, branchId: branchCode, partyStatus: 'normal' })
      expect(codeFrom(jobPostCodes, String(values.jobPost ?? jobPost))).toBe(jobPost)
      expect(values).not.toHaveProperty('sex')
      const monthOnly = assumed.includes('joinDay')
      expect(values.joinDay).toBe(monthOnly ? `${joinDay.slice(0, 7)}-01` : joinDay)
      expect(values.fullDay?.toString().slice(0, 7)).toBe(fullDay?.slice(0, 7))
      expect([sex, birthDay]).not.toContain(undefined)
    }
  })
  test('applied once, the same workbook plans to nothing new, nothing changed', () => {
    const sheet = firstSheet(memberWorkbook(office))
    const first = planImport(memberImport(sheet, office).job)
    const kept = new Map(
      first.rows.flatMap(({ verdict, key, values }) => (verdict === 'new' ? [[key!, values]] : [])),
    )
    const again = planImport(memberImport(sheet, office, kept).job)
    expect(again.counts).toMatchObject({
      new: 0,
      changed: 0,
      same: first.counts.new,
      wrong: first.counts.wrong,
    })
  })
  test('saved by LibreOffice it reads and plans the same', () => {
    const file = new URL('../fixtures/sheets/roster-saved-by-libreoffice.xlsx', import.meta.url)
    const { counts } = planImport(memberImport(firstSheet(readFileSync(file)), office).job)
    expect(counts).toEqual(planImport(memberImport(firstSheet(memberWorkbook(office)), office).job).counts)
  })
})
