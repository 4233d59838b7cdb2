import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { seal } from '../../electron/bundles/format/seal.ts'
import { packTable, spellRow } from '../../electron/bundles/format/table.ts'
import { decrypt } from '../../electron/crypto/age.ts'
import { signingKey } from '../../electron/crypto/ed25519.ts'
import { sshPublicKeyLine, sshVerify } from '../../electron/crypto/sshsig.ts'
import type { Row } from '../../shared/bundles/cells.ts'
import { branches, community, district, manyRows, people, reportInput } from './offices.ts'

const folder = mkdtempSync(join(tmpdir(), 'tz-stock-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)

/** An office that lost this program still reads its reports: with what every Linux has. */
describe('tools that everybody has', () => {
  stock(['age', 'tar', 'zcat', 'sha256sum', 'ssh-keygen'], 'open and verify a bundle of ours', async () => {
    const sealed = await seal(reportInput())
    writeFileSync(path('a.tzb'), sealed.bytes)
    writeFileSync(path('key.txt'), `${district.identity}\n`)
    run('age', ['-d', '-i', path('key.txt'), '-o', path('a.tar'), path('a.tzb')])

    const listed = run('tar', ['-tvf', path('a.tar')]).toString()
    expect(listed.match(/\S+$/gm)?.slice(0, 4)).toEqual([
      'manifest.json',
      'manifest.sig',
      'tables/branch.ndjson.gz',
      'tables/member.ndjson.gz',
    ])
    run('tar', ['-xf', path('a.tar'), '-C', folder])
    expect(
      run('sha256sum', [path('manifest.json')])
        .toString()
        .slice(0, 64),
    ).toBe(sealed.id)

    for (const [source, entry] of [
      [branches, 0],
      [people, 1],
    ] as const) {
      const { member, gz_sha256 } = sealed.manifest.tables[entry]!
      expect(
        run('sha256sum', [path(member)])
          .toString()
          .slice(0, 64),
      ).toBe(gz_sha256)
      const rows = [...source.rows].map((row: Row) => `${spellRow(row)}\n`).join('')
      expect(run('zcat', [path(member)]).toString()).toBe(rows)
    }

    writeFileSync(path('allowed'), `office@tzb ${sshPublicKeyLine(community.signer.publicKey)}\n`)
    const verify = ['-Y', 'verify', '-f', path('allowed'), '-I', 'office@tzb', '-n', 'manifest@tzb.v1']
    const said = run(
      'ssh-keygen',
      [...verify, '-s', path('manifest.sig')],
      readFileSync(path('manifest.json')),
    )
    expect(said.toString()).toContain('Good "manifest@tzb.v1" signature for office@tzb')
  })

  stock(['zcat'], 'read a table of several pieces as one stream', async () => {
    const sealed = await seal({ ...reportInput(), tables: [packTable(manyRows(60_000))] } as Parameters<
      typeof seal
    >[0])
    const [entry] = sealed.manifest.tables
    const { members } = await import('./forge.ts').then(({ openParts }) => openParts(sealed.bytes))
    writeFileSync(path('big.gz'), members[2]!.bytes)
    expect(run('zcat', [path('big.gz')]).length).toBe(entry!.raw_size)
  })

  stock(['age', 'age-keygen'], 'make files that we open', async () => {
    run('age-keygen', ['-o', path('fresh.txt')])
    const lines = readFileSync(path('fresh.txt'), 'utf8').split('\n')
    const identity = lines.find((line) => line.startsWith('AGE-SECRET-KEY-1'))!
    const recipient = lines.find((line) => line.startsWith('# public key: '))!.slice('# public key: '.length)
    const plain = Buffer.alloc(200_000, '样例')
    const sealed = run('age', ['-r', recipient, '-r', district.recipient], plain)
    expect((await decrypt(sealed, [identity])).equals(plain)).toBe(true)
    expect((await decrypt(sealed, [district.identity])).equals(plain)).toBe(true)
  })

  stock(['ssh-keygen'], 'make signatures that we verify', () => {
    run('ssh-keygen', ['-t', 'ed25519', '-N', '', '-q', '-C', '', '-f', path('id')])
    writeFileSync(path('text'), '样例清单')
    run('ssh-keygen', ['-Y', 'sign', '-q', '-f', path('id'), '-n', 'manifest@tzb.v1', path('text')])
    const blob = Buffer.from(readFileSync(path('id.pub'), 'utf8').split(' ')[1]!, 'base64')
    const publicKey = Uint8Array.from(blob.subarray(-32))
    const signature = readFileSync(path('text.sig'))
    expect(sshVerify(Buffer.from('样例清单'), signature, publicKey, 'manifest@tzb.v1')).toBe(true)
    expect(sshVerify(Buffer.from('样例清单'), signature, publicKey, 'checkpoint@tzb.v1')).toBe(false)
    expect(sshPublicKeyLine(signingKey(Buffer.alloc(32, 1)).publicKey)).toMatch(/^ssh-ed25519 AAAA/)
  })
})

/** A test that needs stock tools; where one is absent the skipped test's name says which. */
function stock(tools: readonly string[], name: string, body: () => unknown): void {
  const absent = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0)
  if (absent.length > 0) {
    console.info(`skipped, not on this machine: ${absent.join(', ')} (${name})`)
    test.skip(`${name} (not on this machine: ${absent.join(', ')})`, () => {})
  } else {
    test(name, async () => {
      await body()
    })
  }
}

function run(tool: string, args: readonly string[], input?: Uint8Array): Buffer {
  const done = spawnSync(tool, args, { input, maxBuffer: 1 << 28 })
  expect(done.status, `${tool}: ${done.stderr?.toString()}`).toBe(0)
  return done.stdout
}
