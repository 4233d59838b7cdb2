import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { draftLock } from '../../electron/bundles/outgoing/standing.ts'
import { locksOf } from '../../electron/db/locks.ts'
import { locked } from '../../electron/db/standing.ts'
import { ledgerLocks } from '../../electron/ledgers/derived.ts'
import { voucherWorkflow } from '../../shared/ledgers/spending/vouchers/workflow.ts'
import { testDatabase } from '../support/open-memory.ts'

const locks = [draftLock, ...ledgerLocks]
const isLock = (name: string): boolean => /_(goes_its_way|keeps_its_hands|by_another_(in|up)\w+)$/.test(name)

test('the newest schema holds every file to the workflows of today, and to no others', () => {
  const { file } = testDatabase()
  const triggers = file.prepare(`select name, sql from sqlite_schema where type = 'trigger'`).all()
  const kept = new Map((triggers as { name: string; sql: string }[]).map(({ name, sql }) => [name, sql]))
  // A public key is no record that people decide over.
  kept.delete('person_key_goes_its_way')
  const wanted = locks.flatMap((one) => [...locksOf(one)])
  for (const [name, sql] of wanted) expect(kept.get(name), name).toBe(sql)
  expect([...kept.keys()].filter(isLock).sort()).toEqual(wanted.map(([name]) => name).sort())
})

test('every workflow that there is is locked', async () => {
  const known = new Set<unknown>(locks.map(({ workflow }) => workflow))
  const files = globSync('shared/**/workflow.ts').filter((path) => !path.startsWith('shared/workflow/'))
  expect(files.length).toBeGreaterThan(4)
  for (const path of files) {
    const said = (await import(pathToFileURL(path).href)) as Record<string, unknown>
    const workflows = Object.entries(said).filter(([name]) => name.endsWith('Workflow'))
    expect(workflows.length, path).toBeGreaterThan(0)
    for (const [name, workflow] of workflows) expect(known.has(workflow), `${path}: ${name}`).toBe(true)
  }
})

test('a step that leads elsewhere, or that others take, makes another lock', () => {
  const { standing } = ledgerLocks.find(({ workflow }) => workflow === voucherWorkflow)!
  const now = locksOf(locked(voucherWorkflow, standing))
  const { checkVoucher } = voucherWorkflow
  const back = { checkVoucher: { ...checkVoucher, from: ['checked'], to: 'unchecked' } } as const
  const { another: _, ...alone } = checkVoucher
  for (const other of [back, { checkVoucher: { ...alone, not: ['checkVoucher'] } }] as const)
    expect(locksOf(locked(other, standing))).not.toEqual(now)
})
