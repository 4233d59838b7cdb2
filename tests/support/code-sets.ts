import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CodeSet } from '../../shared/codes/code-set.ts'

const root = join(import.meta.dirname, '../..')
const files = ['shared/codes/*.ts', 'shared/ledgers/**/codes.ts'].flatMap((pattern) =>
  globSync(pattern, { cwd: root }),
)
const modules = await Promise.all(
  files.map(
    (file): Promise<Readonly<Record<string, unknown>>> => import(pathToFileURL(join(root, file)).href),
  ),
)

/** Every code set of the program, by the name it is exported under. */
export const codeSets: Readonly<Record<string, CodeSet>> = Object.fromEntries(
  modules.flatMap((module) => Object.entries(module).filter(([, one]) => isSet(one))) as [string, CodeSet][],
)

function isSet(one: unknown): boolean {
  return typeof one === 'object' && one !== null && 'source' in one && 'codes' in one
}
