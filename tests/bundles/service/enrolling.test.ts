import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { bundles } from '../../../shared/bundles/contract.ts'
import { reopen } from './doubles.ts'
import { strangers } from './pairs.ts'
import { acquaint, enrolAt, filesOn, receive, type Station, sealed, station, stick } from './stations.ts'

let community: Station
let district: Station
beforeEach(async () => {
  ;({ community, district } = await strangers())
})

async function requestOf(of: Station): Promise<string> {
  const folder = stick(of, 'request')
  of.dialogs.push(folder)
  await of.call(bundles.exportEnrolment, {})
  return filesOn(folder, '.tzk')[0]!
}

describe('the request', () => {
  test('is a file and a stamped sheet with the same number, and the same again', async () => {
    const folder = stick(community)
    community.dialogs.push(folder, folder)
    const first = await community.call(bundles.exportEnrolment, {})
    expect(first.checkNumber).toMatch(/^\d{5}( \d{5}){5}$/)
    expect(readdirSync(folder).sort()).toEqual([first.fileName!.replace('.tzk', '.pdf'), first.fileName])
    expect(community.printed[0]!.body.html).toContain(first.checkNumber)
    expect(community.printed[0]!.body.html).toContain('公章')
    community.clock.shiftMs = 86_400_000
    expect(await community.call(bundles.exportEnrolment, {})).toEqual(first)
    expect(readdirSync(folder)).toHaveLength(2)
    expect((await community.call(bundles.identity, {})).checkNumber).toBe(first.checkNumber)
  })

  test('goes nowhere when the dialog is closed', async () => {
    community.dialogs.push(null)
    expect((await community.call(bundles.exportEnrolment, {})).fileName).toBeNull()
    community.dialogs.push(null)
    expect(await community.call(bundles.readEnrolment, {})).toBeNull()
  })
})

describe('pinning', () => {
  test('takes the typed digits of groups 2, 4 and 6, spaces and full-width digits forgiven', async () => {
    district.dialogs.push([await requestOf(community)])
    const { token, kind } = (await district.call(bundles.readEnrolment, {}))!
    expect(kind).toBe('subordinate')
    const groups = (await community.call(bundles.identity, {})).checkNumber.split(' ')
    const typed = [groups[1]!, groups[3]!, groups[5]!] as [string, string, string]
    const relation = 'subordinate' as const
    const wrong = [groups[0]!, groups[3]!, groups[5]!] as [string, string, string]
    const fault = await district.refused(bundles.enrol, { token, relation, digits: wrong })
    expect(fault.code).toBe('bundles.check-digits')
    expect(await district.call(bundles.peers, {})).toEqual([])
    const wide = typed.map((group) => ` ${group.replace(/\d/g, (digit) => '０１２３４５６７８９'[+digit]!)}`)
    await district.call(bundles.enrol, { token, relation, digits: wide as typeof typed })
    expect(await district.call(bundles.peers, {})).toMatchObject([{ officeCode: '990000001', relation }])
  })

  test('an enrolment that was read vanishes with the session', async () => {
    district.dialogs.push([await requestOf(community)])
    const { token } = (await district.call(bundles.readEnrolment, {}))!
    await reopen(district)
    const digits = ['1', '2', '3'] as [string, string, string]
    const fault = await district.refused(bundles.enrol, { token, relation: 'subordinate', digits })
    expect(fault.code).toBe('bundles.read-again')
  })

  test('another relation than the file speaks of is refused, and so is oneself', async () => {
    const file = await requestOf(community)
    await expect(enrolAt(district, community, file, 'superior')).rejects.toMatchObject({
      fault: { code: 'bundles.wrong-relation' },
    })
    await expect(enrolAt(community, community, file, 'subordinate')).rejects.toMatchObject({
      fault: { code: 'bundles.wrong-relation' },
    })
    expect(await district.call(bundles.peers, {})).toEqual([])
  })

  test('twice is once', async () => {
    const file = await requestOf(community)
    const first = await enrolAt(district, community, file, 'subordinate')
    expect(await enrolAt(district, community, file, 'subordinate')).toEqual(first)
    expect(await district.call(bundles.peers, {})).toHaveLength(1)
  })

  test('a grant for somebody else is refused', async () => {
    const other = await station('样例另一社区', '990000002')
    const { below } = await acquaint(community, district)
    const folder = stick(district, 'grants')
    district.dialogs.push(folder)
    await district.call(bundles.exportEnrolment, { grantTo: below.id })
    other.dialogs.push(filesOn(folder, '.tzk'))
    expect((await other.refused(bundles.readEnrolment, {})).code).toBe('bundles.grant-mismatch')
  })

  test('practice and real ledgers do not meet', async () => {
    const rehearsal = await station('样例社区党委', '990000009', 'practice')
    district.dialogs.push([await requestOf(rehearsal)])
    expect(await district.refused(bundles.readEnrolment, {})).toEqual({
      code: 'bundles.practice',
      params: { theirs: true },
    })
    rehearsal.dialogs.push([await requestOf(district)])
    expect(await rehearsal.refused(bundles.readEnrolment, {})).toMatchObject({ params: { theirs: false } })
  })

  test('what is no enrolment is named so', async () => {
    district.dialogs.push([join(community.folder, 'ledger.db')])
    expect((await district.refused(bundles.readEnrolment, {})).code).toMatch(/too-large|not-enrolment/)
    district.dialogs.push([join(community.folder, 'card.json')])
    expect((await district.refused(bundles.readEnrolment, {})).code).toBe('bundles.not-enrolment')
  })
})

describe('an auditor', () => {
  test('is enrolled by the office, and enrols the office by its grant', async () => {
    const auditor = await station('样例审计组', '990077', 'auditor')
    const there = await enrolAt(community, auditor, await requestOf(auditor), 'auditor')
    expect(there.relation).toBe('auditor')
    const folder = stick(community, 'grant')
    community.dialogs.push(folder)
    await community.call(bundles.exportEnrolment, { grantTo: there.id })
    const here = await enrolAt(auditor, community, filesOn(folder, '.tzk')[0]!, 'subordinate')
    expect(here).toMatchObject({ relation: 'subordinate', officeCode: '990000001' })
  })
})

describe('revoking', () => {
  test('later bundles are refused, nothing is sent there, and the grant is gone', async () => {
    const { below, above } = await acquaint(community, district)
    const revoked = await district.call(bundles.revoke, { peerId: below.id, reason: '密钥遗失' })
    expect(revoked.state).toBe('revoked')
    expect(await district.call(bundles.revoke, { peerId: below.id, reason: '密钥遗失' })).toEqual(revoked)
    const item = await sealed(community, above.id)
    const [result] = await receive(district, [join(community.folder, 'outbox', `${item.bundleId}.tzb`)])
    expect(result).toMatchObject({ outcome: 'refused', code: 'bundles.key-revoked' })
    for (const refused of [
      district.refused(bundles.exportEnrolment, { grantTo: below.id }),
      district.refused(bundles.writeReceipt, { peerId: below.id }),
    ]) {
      expect((await refused).code).toBe('bundles.peer-revoked')
    }
    await expect(
      enrolAt(district, community, await requestOf(community), 'subordinate'),
    ).rejects.toMatchObject({ fault: { code: 'bundles.key-revoked' } })
  })

  test('what was held before stays good: the last one counts again as a duplicate', async () => {
    const { below, above } = await acquaint(community, district)
    const item = await sealed(community, above.id)
    const path = join(community.folder, 'outbox', `${item.bundleId}.tzb`)
    await receive(district, [path])
    await district.call(bundles.revoke, { peerId: below.id, reason: '密钥遗失' })
    expect((await receive(district, [path]))[0]).toMatchObject({ outcome: 'duplicate' })
    const later = await sealed(community, above.id, '2031-06')
    const [refused] = await receive(district, [join(community.folder, 'outbox', `${later.bundleId}.tzb`)])
    expect(refused!.code).toBe('bundles.key-revoked')
  })

  test('nobody unknown can be revoked', async () => {
    const fault = await district.refused(bundles.revoke, { peerId: district.ledgerId, reason: '没有的单位' })
    expect(fault.code).toBe('bundles.not-found')
  })
})
