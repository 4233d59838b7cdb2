import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownOffice } from '../../../electron/bundles/enrolment/office.ts'
import { markMaker } from '../../../electron/bundles/format/marks.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import { acquainted } from './pairs.ts'
import {
  acquaint,
  filesOn,
  fill,
  idNumberOf,
  published,
  receive,
  type Station,
  station,
  stick,
} from './stations.ts'

const marksAt = (of: Station): Set<string> => {
  const blobs = of.open!.db.file.prepare('select marks from fingerprint').pluck().all() as Buffer[]
  const marks = blobs.flatMap((blob) => blob.toString('hex').match(/.{32}/g) ?? [])
  return new Set(marks)
}
const secretsOf = (of: Station): string[] =>
  of.open!.db.file.prepare(`select sealed from secret where name like 'mark%'`).pluck().all() as string[]

test('two offices of one superior mark a person alike, under a key that nothing public gives', async () => {
  const { community, district, above } = await acquainted()
  const second = await station('样例第二社区', '990000002')
  const met = await acquaint(second, district)
  for (const of of [community, second]) fill(of, 3)
  const reports = [await published(community, above), await published(second, met.above.id)]
  for (const { path } of reports) {
    const [result] = await receive(district, [path])
    expect(result!.outcome).toBe('first')
  }
  const marks = marksAt(district)
  expect(marks.size).toBe(3)
  const shared = secretsOf(district).find((key) => secretsOf(community).includes(key))!
  expect(secretsOf(second)).toContain(shared)
  const known = markMaker(Buffer.from(shared, 'base64'))
  for (const nth of [0, 1, 2]) expect(marks).toContain(known(idNumberOf(nth)))
  // Whatever stands in an enrolment, hashed with any label, gives no key.
  const { keys } = ownOffice(district.open!.db.writer)
  const publicTexts = Object.values(keys).map(String)
  for (const text of publicTexts) {
    const guesses = [
      Buffer.alloc(32),
      createHash('sha256').update(text).digest(),
      createHash('sha256').update(`tzb-mark-v1\n${text}`).digest(),
      createHmac('sha256', 'tzb-mark-v1').update(text).digest(),
    ]
    for (const guess of guesses) expect(marks).not.toContain(markMaker(guess)(idNumberOf(0)))
  }
})

test('a grant carries the key sealed, is the same file again, and no other superior has it', async () => {
  const { community, district, below } = await acquainted()
  const folder = stick(district, 'twice')
  district.dialogs.push(folder, folder)
  const first = await district.call(bundles.exportEnrolment, { grantTo: below })
  expect(await district.call(bundles.exportEnrolment, { grantTo: below })).toEqual(first)
  const [grant] = filesOn(folder, '.tzk')
  const shared = secretsOf(district).find((key) => secretsOf(community).includes(key))!
  expect(readFileSync(grant!).includes(shared)).toBe(false)
  expect(readFileSync(join(folder, first.fileName!)).toString('latin1')).toContain('"mark_key":"')
  const other = await station('样例另一街道', '990001')
  await acquaint(community, other)
  expect(secretsOf(other)).not.toContain(shared)
})
