import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An edit of a recipe: a file, what stands in it, and what stands there then. A new file has no pattern. */
type Edit = readonly [file: string, pattern: RegExp | null, text: string]

const migration = '9998-former-name'

/** A column more on the member list: 曾用名. */
export const columnRecipe: readonly Edit[] = [
  [
    `electron/db/migrations/${migration}.ts`,
    null,
    `/** What people were called before. */
export const formerName = 'alter table member add column former_name text'
`,
  ],
  [
    'electron/db/migrations/index.ts',
    /^\/\*\* Every step/m,
    `import { formerName } from './${migration}.ts'\n$&`,
  ],
  ['electron/db/migrations/index.ts', /^\]$/m, '  formerName,\n$&'],
  ['shared/ledgers/members/member.ts', /^ {2}nativePlace: text\(60\),/m, '  formerName: text(30),\n$&'],
  [
    'shared/ledgers/members/fields.ts',
    /^ {2}\{ name: 'nativePlace'/m,
    `  { name: 'formerName', label: '曾用名', kind: 'text', width: 100 },\n$&`,
  ],
  [
    'shared/ledgers/members/wire.ts',
    /^const StretchV1/m,
    `/** Since the second version: what people were called before. */
const MemberV2 = MemberV1.extend({ former_name: shape.formerName })

$&`,
  ],
  [
    'shared/ledgers/members/wire.ts',
    /wireTable\('member', MemberV1, \{/,
    `wireTable('member', MemberV2, {\n    earlier: [(cells) => ({ ...cells, former_name: null })],`,
  ],
  [
    'renderer/ledgers/members/CardFields.tsx',
    /^ *<FormField name="nativePlace"/m,
    '        <FormField name="formerName" />\n$&',
  ],
  ['renderer/ledgers/members/card-parts.ts', /^ *'nativePlace',/m, `      'formerName',\n$&`],
  ['tests/support/actors.ts', /^ {2}nativePlace: null,/m, '  formerName: null,\n$&'],
  [
    'tests/bundles/strange-cells/sound-rows.ts',
    /^ *\.\.\.none\('archive_unit'/m,
    `    ...none('former_name'),\n$&`,
  ],
]

/** A refusal more, the door that may say it and the rule that does; it has no sentence yet. */
export const faultRecipe: readonly Edit[] = [
  [
    'shared/ledgers/members/faults.ts',
    /^ {2}'members\.stale'/m,
    `  'members.former-name-same': { name: string }\n$&`,
  ],
  [
    'shared/ledgers/members/contract.ts',
    /^ {2}'members\.days-backwards',/m,
    `  'members.former-name-same',\n$&`,
  ],
  [
    'shared/ledgers/members/rules.ts',
    /^ {2}complainOfCodes\(card, complaints\)/m,
    `  if (card.formerName === card.name) {
    const { name } = card
    complaints.push({ field: 'formerName', fault: fault('members.former-name-same', { name }) })
  }
$&`,
  ],
]

/** Its sentence, the sample that the sentence is tried with, and the test that provokes it. */
export const faultWordsRecipe: readonly Edit[] = [
  [
    'shared/ledgers/members/words.ts',
    /^ {2}'members\.no-change'/m,
    `  'members.former-name-same': ({ name }) => \`曾用名与现名“\${name}”相同，请改正或留空。\`,\n$&`,
  ],
  [
    'tests/faults/ledger-samples.ts',
    /^ {2}'members\.no-change'/m,
    `  'members.former-name-same': [{ name: '王样例' }],\n$&`,
  ],
  [
    'tests/ledgers/members/former-name.test.ts',
    null,
    `import { expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { foundBranches, officeWith, wantedMember } from '../../support/actors.ts'

test('a former name is kept, but not the name somebody bears', async () => {
  const at = officeWith(ledgerServices)
  const { first } = await foundBranches(at)
  const same = wantedMember(first.id, { formerName: '王样例' })
  expect((await at.refused(members.enter, same)).code).toBe('members.former-name-same')
  const other = wantedMember(first.id, { formerName: '李样例' })
  expect(await at.call(members.enter, other)).toMatchObject({ formerName: '李样例' })
})
`,
  ],
]

/** Makes the edits of a recipe; each finds its place once. */
export function follow(root: string, recipe: readonly Edit[]): void {
  for (const [file, pattern, text] of recipe) {
    const path = join(root, file)
    if (pattern === null) {
      writeFileSync(path, text, { flag: 'wx' })
      continue
    }
    const before = readFileSync(path, 'utf8')
    if (!pattern.test(before)) throw new Error(`${file} has no ${pattern}`)
    writeFileSync(path, before.replace(pattern, text))
  }
}
