import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeLedger } from '../../electron/session/opening.ts'
import { published } from '../bundles/service/stations.ts'
import { dice } from '../support/dice.ts'
import { isFull } from '../support/sizes.ts'
import { passwords } from '../support/test-runtime.ts'
import { afterwards } from './after-a-kill.ts'
import { type Killed, killedProgram } from './kill.ts'
import { type Act, passwordOf, type Told } from './killed-program.ts'
import { makeWorld } from './world.ts'

/** Rounds of each act: more than 60 in all every day, more than 200 with `npm test -- --full`. */
const ROUNDS = isFull ? 26 : 8
const acts: readonly Act[] = [
  'commit',
  'import',
  'export',
  'receive',
  'lock',
  'rotate',
  'password',
  'restore',
]

/** What a round starts from, and what its looking back needs. */
async function request(act: Act): Promise<{ told: Told; reset(): void }> {
  const world = await makeWorld()
  const { office, superior } = world
  const isAbove = act === 'receive'
  const runtime = isAbove ? superior : office
  const branchId = office
    .open!.db.file.prepare(`select id from organisation where type = '631'`)
    .pluck()
    .get() as Told['branchId']
  const files: string[] = []
  if (isAbove) {
    for (const month of ['01', '02', '03', '04', '05', '06']) {
      files.push((await published(office, world.above, `2026-${month}`)).path)
    }
  }
  const adminId = office.open!.vault.ring.slots.find((slot) => 'role' in slot && slot.role === 'admin')!.id
  for (const each of [office, superior]) closeLedger(each)
  const stick = join(office.root, 'stick')
  mkdirSync(stick, { recursive: true })
  const original = join(runtime.root, 'original')
  cpSync(runtime.ledgersFolder, original, { recursive: true })
  const told: Told = {
    act,
    ledgersFolder: runtime.ledgersFolder,
    ledgerId: runtime.ledgerId,
    userId: act === 'rotate' ? adminId : runtime.headId,
    password: act === 'rotate' ? passwords.admin : passwords.head,
    branchId,
    peerId: world.above,
    stick,
    bundles: files,
    from: 1,
  }
  const reset = () => {
    if (!isAbove) return
    rmSync(runtime.ledgersFolder, { recursive: true })
    cpSync(original, runtime.ledgersFolder, { recursive: true })
  }
  return { told, reset }
}

test.each(acts)('killed at any moment of %s: what was done is there, the rest never was', async (act) => {
  const chance = dice(20_260_301 + acts.indexOf(act))
  const { told, reset } = await request(act)
  let from = 1
  let password = told.password
  let isDone = 0
  let next: Killed | undefined = killedProgram(told.stick)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const program: Killed = next!
    next = round < ROUNDS ? killedProgram(told.stick) : undefined
    reset()
    const asked = { ...told, from, password }
    const lines = await program.runAndKill(asked, chance)
    isDone += lines.length
    const found = await afterwards(asked, lines)
    expect(found.complaints, `${act} ${round}: ${lines.join(' · ')}`).toEqual([])
    password = found.password ?? password
    from = act === 'receive' ? 1 : found.reached + 1
  }
  expect(isDone, 'some of it was done').toBeGreaterThan(ROUNDS / 4)
  if (act === 'password') expect(password).toBe(passwordOf(from - 1))
})
