import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256Hex } from '../../electron/crypto/digest.ts'
import { diskFault } from '../../electron/disk/disk-fault.ts'
import {
  type Published,
  publish,
  realStick,
  recheck,
  type StickTools,
  sweepParts,
} from '../../electron/disk/stick.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { type Failure, failingIo } from './failing-io.ts'
import { refusalOf } from './offices.ts'

const real = realStick(randomBytes)
const name = 'TZB1_990000001_990000_report_000001_0123abcd.tzb'
const bytes = Buffer.alloc((1 << 20) + 12_345, '样例')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tz-stick-'))
})
afterEach(() => rm(folder, { recursive: true }))

const handsThat = (io: StickTools['io']): StickTools => ({ ...real, io, pause: async () => {} })
const put = (tools: StickTools = real) => publish(folder, name, bytes, tools)

describe('publishing', () => {
  test('leaves the whole file and nothing else; again is as good', async () => {
    expect(await put()).toEqual({ outcome: 'written' })
    expect(await readdir(folder)).toEqual([name])
    expect((await readFile(join(folder, name))).equals(bytes)).toBe(true)
    expect(await put()).toEqual({ outcome: 'already' })
    expect(await recheck(folder, name, sha256Hex(bytes), real.io)).toBe(true)
    expect(await recheck(folder, 'other.tzb', sha256Hex(bytes), real.io)).toBeUndefined()
  })

  test('makes the bytes durable before the name, and the name before it says so', async () => {
    const { io, names } = failingIo()
    await put(handsThat(io))
    const order = names.filter((name) => ['write', 'sync', 'rename'].includes(name))
    expect(order).toEqual(['write', 'write', 'sync', 'rename', 'sync'])
  })

  test('never replaces another file of that name', async () => {
    await writeFile(join(folder, name), 'other')
    expect(await refusalOf(() => put())).toBe('bundles.name-taken')
    expect(await readFile(join(folder, name), 'utf8')).toBe('other')
    expect(await recheck(folder, name, sha256Hex(bytes), real.io)).toBe(false)
  })

  test('sweeps what an interrupted one left, and only that', async () => {
    await writeFile(join(folder, `.~${name}.0123abcd.part`), 'half')
    await writeFile(join(folder, '.~lock.报表.xlsx.part'), 'not ours')
    await writeFile(join(folder, 'photo.part'), 'not ours')
    await put()
    expect((await readdir(folder)).sort()).toEqual(['.~lock.报表.xlsx.part', name, 'photo.part'].sort())
    expect(await sweepParts(folder, real.io)).toBe(0)
  })

  test('waits for a virus scanner, but not for ever', async () => {
    const busy = (times: number): StickTools => {
      let left = times
      const rename: StickTools['io']['rename'] = async (from, to) => {
        if (left-- > 0) throw Object.assign(new Error('held'), { code: 'EBUSY' })
        return real.io.rename(from, to)
      }
      return handsThat({ ...real.io, rename })
    }
    expect(await put(busy(9))).toEqual({ outcome: 'written' })
    await rm(join(folder, name))
    expect(await refusalOf(() => put(busy(99)))).toBe('disk.failed')
    expect(await readdir(folder)).toEqual([])
  })

  test('asks for room first', async () => {
    const statfs = (async () => ({ bavail: 10, bsize: 4096 })) as unknown as StickTools['io']['statfs']
    expect(await refusalOf(() => put(handsThat({ ...real.io, statfs })))).toBe('disk.full')
    expect(await readdir(folder)).toEqual([])
  })

  test('notices a stick that keeps other bytes than it was given', async () => {
    const open: StickTools['io']['open'] = async (path, flags, mode) => {
      const handle = await real.io.open(path, flags, mode)
      if (flags !== 'wx') return handle
      const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>
      const twisted = async (buffer: Buffer, at: number, size: number, position: number) => {
        const copy = Buffer.from(buffer.subarray(at, at + size))
        if (position === 0) copy[7]! ^= 1
        return write(copy, 0, size, position)
      }
      return Object.assign(handle, { write: twisted })
    }
    expect(await refusalOf(() => put(handsThat({ ...real.io, open })))).toBe('bundles.read-back')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a stick that fails at any operation', () => {
  const ways: readonly Omit<Failure, 'at'>[] = [
    { code: 'EIO' },
    { code: 'ENOSPC' },
    { code: 'EPERM' },
    { code: 'EIO', butDone: true },
    { code: 'EIO', forGood: true },
    { code: 'EIO', forGood: true, butDone: true },
    { code: 'ENODEV', forGood: true },
  ]

  test.each(ways)('never holds a bad file, and a second try succeeds (%o)', async (way) => {
    const total = await operations()
    expect(total).toBeGreaterThan(15)
    for (let at = 1; at <= total; at++) {
      const outcome = await attempt({ ...way, at })
      const standing = await readFile(join(folder, name)).catch(() => undefined)
      if (standing) expect(standing.equals(bytes), `operation ${at}`).toBe(true)
      if (outcome === 'written') expect(standing, `operation ${at}`).toBeDefined()
      if (outcome.startsWith('disk.')) expect(standing, `operation ${at}`).toBeUndefined()
      expect(outcome).toMatch(/^(written|unknown|disk\.(failed|full|no-permission))$/)
      const again = await put()
      expect(again.outcome, `operation ${at}`).toBe(standing ? 'already' : 'written')
      expect(await readdir(folder), `operation ${at}`).toEqual([name])
      await rm(join(folder, name))
    }
  })

  async function operations(): Promise<number> {
    const { io, count } = failingIo()
    await put(handsThat(io))
    await rm(join(folder, name))
    return count()
  }

  async function attempt(failure: Failure): Promise<string> {
    let published: Published | undefined
    const code = await refusalOf(async () => {
      published = await put(handsThat(failingIo(failure).io))
    })
    return published?.outcome ?? code
  }
})

test.each([
  ['ENOSPC', 'disk.full'],
  ['EDQUOT', 'disk.full'],
  ['EACCES', 'disk.no-permission'],
  ['EROFS', 'disk.no-permission'],
  ['EIO', 'disk.failed'],
  ['ENODEV', 'disk.failed'],
])('%s is said as %s', (code, said) => {
  expect(diskFault(Object.assign(new Error(), { code })).code).toBe(said)
})

test('an error that is no disk error is a defect and goes on', () => {
  expect(() => diskFault(new TypeError('ours'))).toThrow('ours')
  expect(() => diskFault(new Refusal({ code: 'disk.full', params: {} }))).toThrow(Refusal)
})
