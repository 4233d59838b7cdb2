import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { pointDigest } from '../../electron/audit/points.ts'
import { signPubOf } from '../../electron/bundles/enrolment/enrol.ts'
import { firstHead, headAfter, leafOf } from '../../electron/chain/chain.ts'
import { signingKey } from '../../electron/crypto/ed25519.ts'
import { sshSign } from '../../electron/crypto/sshsig.ts'
import { writeMeta } from '../../electron/db/meta.ts'
import { isAnchored } from '../../shared/audit/checks.ts'
import { audit } from '../../shared/audit/contract.ts'
import { sayAnchor } from '../../shared/audit/words.ts'
import { checkpointText } from '../../shared/bundles/checkpoint.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import type { Role } from '../../shared/kernel/roles.ts'

import {
  acquaint,
  fill,
  receipted,
  receive,
  type Station,
  sealed,
  station,
  stick,
} from '../bundles/service/stations.ts'
import { withOtherTool } from './other-tool.ts'

let office: Station
beforeEach(async () => {
  office = await station('样例社区党委', '990000001')
})

/** The head prints the month's sheet, which signs and keeps a point. */
async function seal(month: string) {
  office.sit('head')
  office.dialogs.push(join(stick(office), `${month}.pdf`))
  await office.call(audit.checkpointSheet, { month })
}

async function verified(role: Role) {
  office.sit(role)
  return office.call(audit.verify, {})
}
const found = ({ broken }: Awaited<ReturnType<typeof verified>>) => new Set(broken.map(({ what }) => what))
const lineOf = (result: Awaited<ReturnType<typeof verified>>, name: string) =>
  result.lines.find(({ what }) => what === name)

/**
 * What somebody with every tool and no signing key does: another past, every link and number made to fit,
 * and the checkpoints signed again with a key that the file now names as its own, or dropped whole.
 */
function rewrite(how: 're-signed' | 'dropped'): void {
  const { file } = office.open!.db
  const key = signingKey(new Uint8Array(32).fill(9))
  const { ledgerId } = office
  const edit = (text: string) => {
    const other = text.replaceAll('赵样例', '孙样例')
    return how === 'dropped' ? other : other.replaceAll(signPubBefore, signPubOf(key.publicKey))
  }
  const signPubBefore = file.prepare(`select value from meta where key = 'sign_pub'`).pluck().get() as string
  withOtherTool(file, () => {
    if (how === 're-signed') writeMeta(file, { sign_pub: signPubOf(key.publicKey) })
    file.exec(`update person_account set name = '孙样例' where name = '赵样例'`)
    const rows = file.prepare('select seq, body from audit order by seq').all() as {
      seq: number
      body: string
    }[]
    const points = new Map<number, ReturnType<typeof pointAt>>()
    let head = firstHead(ledgerId)
    for (const { seq, body } of rows.slice(1)) {
      let text = edit(body)
      const told = JSON.parse(text) as { deed: string; id: string; after: { signed: string; head: string } }
      if (told.deed === 'audit.checkpoint' && how === 'dropped') {
        text = text.replaceAll('audit.checkpoint', 'audit.verified')
      } else if (told.deed === 'audit.checkpoint') {
        const point = points.get(Number(told.id))!
        const facts = { head: point.head.toString('hex'), signed: pointDigest(point) }
        text = text.replace(told.after.head, facts.head).replace(told.after.signed, facts.signed)
      }
      head = headAfter(head, leafOf(text))
      file.prepare('update audit set body = ?, head = ? where seq = ?').run(text, head, seq)
      points.set(seq, pointAt(seq, head))
    }
    const kept = file.prepare('select size from checkpoint').pluck().all() as number[]
    file.exec('delete from checkpoint')
    if (how === 'dropped') return
    const put = file.prepare('insert into checkpoint values (@size, @head, @at, @text, @signature)')
    for (const size of kept) put.run(points.get(size)!)
  })

  function pointAt(size: number, head: Buffer) {
    const text = checkpointText({
      ledger: ledgerId,
      incarnation: 1,
      size,
      head: head.toString('hex'),
      at: '',
    })
    const signature = sshSign(Buffer.from(text), key, 'checkpoint@tzb.v1').toString('utf8')
    return { size, head, at: 0, text, signature }
  }
}

describe('checkpoints', () => {
  test('are checked by who may seal, against the key that only they can derive', async () => {
    await seal('2031-05')
    const head = await verified('head')
    expect(head.broken).toEqual([])
    expect(lineOf(head, 'signatures')).toMatchObject({ count: 1, outcome: 'sound' })
    expect(isAnchored(head.lines)).toBe(true)
  })

  test('are never said to be checked by a key that stands in the same file', async () => {
    await seal('2031-05')
    withoutSealKey()
    const clerk = await verified('reviewer')
    expect(clerk.broken).toEqual([])
    expect(lineOf(clerk, 'signatures')).toMatchObject({ outcome: 'not-compared' })
    expect(isAnchored(clerk.lines)).toBe(false)
    expect(sayAnchor(clerk.lines)).toContain('未与本文件以外的任何凭据比对')
  })

  test.each([
    ['a row dropped', 'delete from checkpoint', 'checkpoint-missing'],
    ['a signature changed', `update checkpoint set signature = 'x'`, 'checkpoint-changed'],
    [
      'a row slipped in',
      'insert into checkpoint select 2, head, 0, text, signature from checkpoint',
      'checkpoint-added',
    ],
  ])('%s: everybody finds it', async (_, edit, what) => {
    await seal('2031-05')
    withoutSealKey()
    withOtherTool(office.open!.db.file, edit)
    expect(found(await verified('reviewer'))).toContain(what)
  })
})

describe('a chain that was rewritten from its first entry', () => {
  test('and whose checkpoints were signed again: who may seal finds it', async () => {
    await seal('2031-05')
    rewrite('re-signed')
    expect(found(await verified('head'))).toContain('other-key')
  })

  test('and whose checkpoints were dropped: nobody is told that it agrees with a key', async () => {
    await seal('2031-05')
    rewrite('dropped')
    const result = await verified('head')
    expect(lineOf(result, 'signatures')).toMatchObject({ outcome: 'not-compared' })
    expect(isAnchored(result.lines)).toBe(false)
  })

  test.each(['re-signed', 'dropped'] as const)(
    '%s: without anything from outside, it is not said to agree',
    async (how) => {
      await seal('2031-05')
      rewrite(how)
      withoutSealKey()
      const result = await verified('reviewer')
      expect(isAnchored(result.lines)).toBe(false)
      expect(result.lines.find(({ what }) => what === 'signatures')?.outcome).toBe('not-compared')
    },
  )

  test.each(['re-signed', 'dropped'] as const)('%s: everybody finds it by a receipt', async (how) => {
    const district = await station('样例街道党工委', '990000')
    const { above, below } = await acquaint(office, district)
    fill(office, 3)
    const item = await sealed(office, above.id, '2031-05')
    const out = stick(office, 'out')
    office.dialogs.push(out)
    await office.call(bundles.publish, { bundleId: item.bundleId })
    await receive(district, [join(out, item.fileName)])
    await receipted(district, office, below.id)
    withoutSealKey()
    const before = await verified('reviewer')
    expect(before.broken).toEqual([])
    expect(lineOf(before, 'receipts')).toMatchObject({ count: 1, outcome: 'sound' })
    rewrite(how)
    expect(found(await verified('reviewer'))).toContain('receipted')
  })
})

describe('a sheet of paper', () => {
  /** What the sheet of now says. */
  async function sheet() {
    await seal('2031-05')
    const { size, head } = office
      .open!.db.file.prepare('select size, lower(hex(head)) as head from checkpoint')
      .get() as { size: number; head: string }
    return { size, head }
  }
  const compared = async (said: { size: number; head: string }) => {
    office.sit('reviewer')
    return office.call(audit.verify, { sheet: said })
  }

  test('agrees, for whoever holds no key; half of its signs are enough', async () => {
    const said = await sheet()
    withoutSealKey()
    for (const head of [said.head, said.head.slice(0, 32)]) {
      const result = await compared({ ...said, head })
      expect(result.broken).toEqual([])
      expect(lineOf(result, 'sheet')).toMatchObject({ count: 1, outcome: 'sound' })
      expect(isAnchored(result.lines)).toBe(true)
    }
    expect(lineOf(await verified('reviewer'), 'sheet')).toMatchObject({ outcome: 'not-compared' })
  })

  test.each(['re-signed', 'dropped'] as const)('finds a chain that was %s', async (how) => {
    const said = await sheet()
    withoutSealKey()
    rewrite(how)
    const result = await compared(said)
    expect(found(result)).toContain('sheet')
    expect(isAnchored(result.lines)).toBe(false)
  })

  test('of more entries than there are is no sheet of this chain', async () => {
    const said = await sheet()
    expect(found(await compared({ ...said, size: said.size + 1000 }))).toContain('sheet')
  })

  test.each([
    ['fewer than half of the signs', { size: 5, head: 'a'.repeat(31) }],
    ['other signs', { size: 5, head: 'x'.repeat(64) }],
    ['no entries', { size: 0, head: 'a'.repeat(64) }],
  ])('with %s is refused', async (_, said) => {
    const { code } = await office.refused(audit.verify, { sheet: said })
    expect(code).toBe('ipc.invalid-input')
  })
})

/** Somebody without the right to seal holds no key of it. */
function withoutSealKey(): void {
  const open = office.open!
  office.open = { ...open, vault: { ...open.vault, sealKey: null } }
}
