import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { samplePapersIn } from '../../electron/ledgers/spending/sample-papers.ts'

const folder = join(import.meta.dirname, '../../resources/sample')

/** The pictures of the shipped sample that stand for papers beside spendings. */
export const samplePictures = samplePapersIn((path) => readFileSync(join(folder, path)))
