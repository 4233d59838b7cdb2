import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { foundBranches, idNumber, type Office, officeWith, wantedMember } from '../../support/actors.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff'

async function officeWithOne(over: Partial<RawInput<typeof members.enter>> = {}) {
  const at = officeWith(ledgerServices)
  const branches = await foundBranches(at)
  const member = await at.call(members.enter, wantedMember(branches.first.id, over))
  return { at, ...branches, member, id: member.id }
}
const told = (at: Office, count: number) =>
  (at.db.file.prepare('select body from audit order by seq desc limit ?').pluck().all(count) as string[]).map(
    (body) => JSON.parse(body),
  )

describe('carrying people out', () => {
  const wanted = { list: {}, columns: ['name', 'idNumber', 'branchId', 'joinDay'], reason: '换届摸底' }

  test('masked for everybody; unmasked for who may write; the chain is told how much and why', async () => {
    const { at } = await officeWithOne()
    at.sit('auditor')
    at.dialogs.push(`${at.root}/名册.pdf`)
    await at.call(members.printList, wanted)
    expect(at.printed[0]!.body.html).toContain('990000************')
    expect(at.printed[0]!.body.html).not.toContain(idNumber(1))
    expect(told(at, 1)).toMatchObject([
      {
        deed: 'members.printed',
        after: { rows: 1, columns: 'name idNumber branchId joinDay', unmasked: false },
        reason: '换届摸底',
      },
    ])
    for (const role of ['auditor', 'admin'] as const) {
      at.sit(role)
      const refused = await at.refused(members.printList, { ...wanted, unmasked: true })
      expect(refused).toEqual({ code: 'session.not-allowed', params: { role } })
      const sheet = await at.refused(members.exportSheet, { ...wanted, unmasked: true })
      expect(sheet.code).toBe('session.not-allowed')
    }
    at.sit('clerk')
    at.dialogs.push(`${at.root}/名册.pdf`)
    await at.call(members.printList, { ...wanted, unmasked: true })
    expect(at.printed[1]!.body.html).toContain(idNumber(1))
    expect(told(at, 1)).toMatchObject([{ after: { unmasked: true } }])
  })

  test('the card is the official form', async () => {
    const { at, id } = await officeWithOne()
    at.dialogs.push(`${at.root}/卡.pdf`, null)
    await at.call(members.printCard, { id, unmasked: false, reason: '存档' })
    const [paper] = at.printed
    expect(paper).toMatchObject({ title: '党员信息采集表', watermark: '样例' })
    for (let item = 1; item <= 16; item += 1) expect(paper!.body.html).toContain(`>${item}. `)
    expect(paper!.body.html).toContain('样例社区第一党支部')
    expect(await at.call(members.printCard, { id, unmasked: true, reason: '存档' })).toEqual({
      fileName: null,
    })
    const missing = { id: nobody, unmasked: false, reason: '存档' }
    expect((await at.refused(members.printCard, missing)).code).toBe('members.not-found')
    at.sit('auditor')
    const refused = await at.refused(members.printCard, { id, unmasked: true, reason: '存档' })
    expect(refused.code).toBe('session.not-allowed')
  })
})
