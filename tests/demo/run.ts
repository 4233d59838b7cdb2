import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launchApp } from '../e2e/support/launch-app.ts'
import { audit } from './auditing.ts'
import { book } from './booking.ts'
import { auditor, neighbour, office, superior } from './cast.ts'
import { enrolNeighbour, enrolWithSuperior } from './enrolling.ts'
import { keep } from './everyday.ts'
import { found } from './founding.ts'
import { importWorkbooks } from './importing.ts'
import { pay } from './paying.ts'
import { report } from './reporting.ts'
import { spend } from './spending.ts'
import { type Computer, StepFailed, Story } from './story.ts'
import { writePage } from './telling.ts'

/**
 * The guided demonstration: the real screens, three computers and a stick, from an empty folder to an
 * audit.
 */
const folder = resolve(import.meta.dirname, '../../demo-output')
const homes = mkdtempSync(join(tmpdir(), 'taizhang-demo-'))
const computers: Computer[] = []
const begun = performance.now()

rmSync(folder, { recursive: true, force: true })
const story = new Story(folder)
try {
  console.log('The guided demonstration begins.')
  const community = await open(office.place, 'office')
  await found(story, community)
  const people = await importWorkbooks(story, community)
  const left = await keep(story, community)
  await spend(story, community)
  await book(story, community)
  await pay(story, community)
  const subdistrict = await open(superior.place, 'superior')
  await enrolWithSuperior(story, community, subdistrict)
  const late = await open(neighbour.place, 'neighbour')
  await enrolNeighbour(story, subdistrict, late)
  await shut(late)
  await report(story, community, subdistrict, people - left)
  await audit(story, community, await open(auditor.place, 'auditor'), people - left)
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof StepFailed ? error.message : error)
  for (const { place, app } of computers) console.error(`${place}: ${app.output().slice(-2000)}`)
} finally {
  for (const { app } of computers) await app.close().catch(failed)
  rmSync(homes, { recursive: true, force: true })
}
const seconds = Math.round((performance.now() - begun) / 1000)
const files = writePage(story, seconds, Date.now())
console.log(`${story.steps.length} steps, ${files} files, ${seconds} seconds: demo-output/index.html`)

/** Starts the app of one computer, with a folder of its own for what it keeps. */
async function open(place: string, name: string): Promise<Computer> {
  const app = await launchApp({ userDataDir: join(homes, name) })
  const computer = { app, page: app.page, place }
  computers.push(computer)
  return computer
}

async function shut(computer: Computer): Promise<void> {
  computers.splice(computers.indexOf(computer), 1)
  await computer.app.close()
}

function failed(error: unknown): void {
  process.exitCode = 1
  console.error(error)
}
