import { expect, test } from 'vitest'
import type { EntryBody } from '../../electron/chain/chain.ts'
import { importService } from '../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../electron/ledgers/derived.ts'
import { imports } from '../../shared/imports/contract.ts'
import type { Input } from '../../shared/ipc/endpoint.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { sayDeed } from '../../shared/words/deeds.ts'
import { wantedStaff } from '../ledgers/payroll/payroll-office.ts'
import { foundBranches, idNumber, type Office, officeWith, wantedMember } from '../support/actors.ts'
import { personId } from '../support/founding.ts'

type Noun = Input<typeof imports.paste>['noun']

/** What the ledger keeps of everybody, and what a workbook would put there: no part in common. */
const kept = {
  mobile: '13977773333',
  phone: '0379-61234567',
  homeAddress: '样例路9号样例小区7栋8单元909室',
  currentAddress: '样例街8号样例花园5栋6单元707室',
  bankAccount: '6200000000000444456',
}
const brought = {
  mobile: '13811112222',
  phone: '0379-69876543',
  homeAddress: '另外路1号',
  currentAddress: '另外路2号',
  bankAccount: '6211111111111111111',
}

async function office() {
  const at = officeWith({ ...ledgerServices, imports: importService(importNouns) })
  const { first } = await foundBranches(at)
  const { bankAccount, ...contact } = kept
  await at.call(members.enter, wantedMember(first.id, { idNumber: idNumber(7), ...contact }))
  await at.call(
    payroll.enter,
    wantedStaff({ idNumber: idNumber(7), mobile: kept.mobile, bankAccount: kept.bankAccount }),
  )
  return at
}

const sheets: Readonly<Record<'members' | 'payroll', string[][]>> = {
  members: [
    ['姓名', '身份证号', '联系电话', '固定电话', '家庭住址', '现居住地'],
    ['王样例', idNumber(7), brought.mobile, brought.phone, brought.homeAddress, brought.currentAddress],
  ],
  payroll: [
    ['姓名', '身份证号', '手机', '银行账号'],
    ['王样例', idNumber(7), brought.mobile, brought.bankAccount],
  ],
}
/** Who bears the known number, as the chain names them. */
const idsOf = ({ db }: Office) => {
  const idIn = (table: string) => db.file.prepare(`select id from ${table}`).pluck().get() as string
  return {
    members: { deed: 'member.matched', id: idIn('member') },
    payroll: { deed: 'staff.matched', id: idIn('staff') },
  }
}
/** Every entry, latest first. */
const entriesOf = ({ db }: Office) =>
  (db.file.prepare('select body from audit where seq > 0 order by seq desc').pluck().all() as string[]).map(
    (body) => JSON.parse(body) as EntryBody,
  )
const textOf = (rows: string[][]) => rows.map((row) => row.join('\t')).join('\n')

test.each(['clerk', 'reviewer', 'head', 'admin'] as const)(
  'a dry run of a %s hides what the ledger keeps, shows what was brought, and leaves an entry',
  async (role) => {
    const at = await office()
    at.sit(role)
    const persons = Object.entries(importNouns).filter(([, { fields }]) =>
      fields.some(({ mask }) => mask === 'id-number'),
    )
    // Pay entries change no hidden field: their only one is the number they are found by.
    expect(persons.map(([noun]) => noun).sort()).toEqual(['members', 'payEntries', 'payroll'])
    for (const [noun, rows] of Object.entries(sheets)) {
      const preview = await at.call(imports.paste, { noun: noun as Noun, text: textOf(rows) })
      expect(preview.counts).toEqual({ new: 0, changed: 1, same: 0, wrong: 0 })
      const hidden = importNouns[noun as Noun].fields.filter(({ mask }) => mask && mask !== 'id-number')
      const changed = preview.rows.flatMap(({ cells }) => cells)
      expect(changed.map(({ field }) => field).sort()).toEqual(hidden.map(({ name }) => name).sort())
      for (const { field, before, after } of changed) {
        expect(before).toContain('*')
        expect(before).not.toContain(kept[field as keyof typeof kept])
        expect(after).toBe(brought[field as keyof typeof brought])
      }
      const [person, compared] = entriesOf(at)
      expect(compared).toMatchObject({ deed: 'imports.compared', after: { rows: 1, known: 1 } })
      const { deed, id } = idsOf(at)[noun as keyof typeof sheets]
      expect(person).toMatchObject({ kind: 'event', user: personId(role), deed, id })
    }
  },
)

test('whoever is known of pasted numbers is named in the chain, also in wrong rows', async () => {
  const at = await office()
  const { members: member, payroll: staff } = idsOf(at)
  const heading = ['姓名', '身份证号', '联系电话']
  const unknown = Array.from({ length: 300 }, (_, nth) => ['', idNumber(nth + 100), '13811112222'])
  const text = textOf([heading, ...unknown, ['', idNumber(7), 'no telephone']])
  const matched = () => entriesOf(at).filter(({ deed }) => deed.endsWith('.matched'))
  const { token, mapping, counts } = await at.call(imports.paste, { noun: 'members', text })
  expect(counts).toMatchObject({ changed: 0, same: 0, wrong: 301 })
  expect(matched()).toMatchObject([member])
  await at.call(imports.replan, { token, mapping })
  expect(matched()).toMatchObject([member])
  const entries = textOf([
    ['月份', '姓名', '身份证号', '项目', '金额'],
    ['2031-05', '', idNumber(7), '没有的项目', '1'],
    ['2031-05', '', idNumber(8), '没有的项目', '1'],
  ])
  expect((await at.call(imports.paste, { noun: 'payEntries', text: entries })).counts.wrong).toBe(2)
  expect(matched()).toMatchObject([staff, member])
  Object.assign(at.open!, { vault: { ...at.open!.vault } })
  await at.call(imports.paste, { noun: 'members', text })
  expect(matched()).toMatchObject([member, staff, member])
})

test('every noun that knows people by their ID numbers says how the chain names them', () => {
  for (const [noun, { fields, matched }] of Object.entries(importNouns)) {
    const hasNumbers = fields.some(({ mask }) => mask === 'id-number')
    expect(matched !== undefined, noun).toBe(hasNumbers)
    if (matched) expect(sayDeed(matched), noun).not.toBe(matched)
  }
})

test('trying numbers by dry runs leaves an entry for each, also when columns are mapped anew', async () => {
  const at = await office()
  at.sit('admin')
  const count = () =>
    at.db.file
      .prepare(`select count(*) from audit where body like '%"deed":"imports.compared"%'`)
      .pluck()
      .get()
  const { token, mapping } = await at.call(imports.paste, {
    noun: 'members',
    text: textOf([['姓名', '身份证号'], ...[1, 3, 5].map((nth) => ['王样例', idNumber(nth)])]),
  })
  expect(count()).toBe(1)
  await at.call(imports.replan, { token, mapping })
  expect(count()).toBe(2)
})
