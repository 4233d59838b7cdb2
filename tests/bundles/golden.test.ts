import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEnrolment } from '../../electron/bundles/enrolment/enrol.ts'
import { unseal } from '../../electron/bundles/format/unseal.ts'
import { community, district, opener, people, requestDraft } from './offices.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/bundles/${name}`, import.meta.url))

/** Files that a released version made. They are opened for ever; none is ever made again. */
describe('a file of version 1', () => {
  test('a report still opens', async () => {
    const opened = await unseal(fixture('v1-report.tzb'), opener())
    expect(opened.id).toBe(fixture('v1-report.id').toString().trim())
    expect([...opened.tables[1]!.rows()]).toEqual(people.rows)
    expect(opened.files.length).toBe(2)
    expect(opened.leaves.length).toBe(96)
  })

  test("an auditor's pack still opens", async () => {
    const opened = await unseal(fixture('v1-audit.tzb'), opener())
    expect([...opened.entries()].length).toBe(3)
    expect(opened.manifest.scope).toEqual({ text: '样例：二月全部', masked: true })
  })

  test('a receipt still opens', async () => {
    const reader = {
      ...opener(),
      office: community.office,
      identities: [community.identity],
      findSender: () => ({
        publicKey: district.signer.publicKey,
        kinds: ['receipt'] as const,
        revokedAfter: null,
      }),
    }
    const opened = await unseal(fixture('v1-receipt.tzb'), reader)
    expect(opened.receipt?.bundles[0]?.status).toBe('accepted')
  })

  test('an enrolment still reads', async () => {
    const read = await readEnrolment(fixture('v1-enrol.tzk'))
    expect(read.enrolment).toMatchObject(requestDraft())
  })
})
