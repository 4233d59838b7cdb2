import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { intake, readSmall, sweepIntake } from '../../electron/bundles/format/intake.ts'
import { sha256Hex } from '../../electron/crypto/digest.ts'
import { realStick, type StickTools } from '../../electron/disk/stick.ts'
import { failingIo } from './failing-io.ts'
import { refusalOf } from './offices.ts'

const real = realStick(randomBytes)
const bytes = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(3 << 20, '样')])
let folder = ''
let inbox = ''
let from = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tz-intake-'))
  inbox = join(folder, 'inbox')
  from = join(folder, 'a.tzb')
  await mkdir(inbox)
  await writeFile(from, bytes)
})
afterEach(() => rm(folder, { recursive: true }))

describe('taking a bundle in', () => {
  test('keeps the same bytes under their digest; twice is harmless', async () => {
    const taken = await intake(from, inbox, real)
    expect(taken).toMatchObject({ sha256: sha256Hex(bytes), size: bytes.length })
    expect((await readFile(taken.path)).equals(bytes)).toBe(true)
    expect(await intake(from, inbox, real)).toEqual(taken)
    expect(await readdir(inbox)).toEqual([`${taken.sha256}.tzb`])
  })

  test('makes the copy durable before it gets its name', async () => {
    const { io, names } = failingIo()
    await intake(from, inbox, { ...real, io })
    expect(names.filter((name) => name === 'sync' || name === 'rename')).toEqual(['sync', 'rename', 'sync'])
  })

  test.each([
    ['no bundle', 'PK\x03\x04'],
    ['nothing in it', ''],
    ['only the beginning of the first line', 'age-encryption.org'],
  ])('of a file with %s copies nothing', async (_, content) => {
    await writeFile(from, content)
    expect(await refusalOf(() => intake(from, inbox, real))).toBe('bundles.not-bundle')
    expect(await readdir(inbox)).toEqual([])
  })

  test('of a folder, or of nothing, is refused', async () => {
    expect(await refusalOf(() => intake(folder, inbox, real))).toMatch(/bundles\.not-bundle|disk\.failed/)
    expect(await refusalOf(() => intake(join(folder, 'none'), inbox, real))).toBe('disk.failed')
  })

  test('changes under way: what is kept is what was digested', async () => {
    const open: StickTools['io']['open'] = async (path, flags, mode) => {
      const handle = await real.io.open(path, flags, mode)
      if (path !== from) return handle
      const read = handle.read.bind(handle) as (...args: unknown[]) => Promise<{ bytesRead: number }>
      const changing = async (...args: unknown[]) => {
        const done = await read(...args)
        await writeFile(from, Buffer.alloc(bytes.length, String(args[3])))
        return done
      }
      return Object.assign(handle, { read: changing })
    }
    const taken = await intake(from, inbox, { ...real, io: { ...real.io, open } })
    expect(sha256Hex(await readFile(taken.path))).toBe(taken.sha256)
    expect(taken.sha256).not.toBe(sha256Hex(bytes))
  })

  test('that fails at any operation leaves a whole copy or none, and parts that are swept', async () => {
    const calm = failingIo()
    await intake(from, inbox, { ...real, io: calm.io })
    for (const forGood of [false, true]) {
      for (let at = 1; at <= calm.count(); at++) {
        await rm(inbox, { recursive: true })
        await mkdir(inbox)
        const { io } = failingIo({ at, code: 'EIO', forGood })
        const code = await refusalOf(() => intake(from, inbox, { ...real, io }))
        expect(code, `operation ${at}`).toMatch(/^(accepted|disk\.failed)$/)
        await sweepIntake(inbox, real.io)
        for (const left of await readdir(inbox)) {
          expect(left).toBe(`${sha256Hex(await readFile(join(inbox, left)))}.tzb`)
        }
      }
    }
  })
})

test('a small file is read whole, a large one refused', async () => {
  expect((await readSmall(from, bytes.length, real.io)).equals(bytes)).toBe(true)
  expect(await refusalOf(() => readSmall(from, bytes.length - 1, real.io))).toBe('bundles.too-large')
})
