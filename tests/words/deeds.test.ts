import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contract } from '../../shared/contract.ts'
import { deskWords, sayDeskItem } from '../../shared/desk/words.ts'
import { saySize } from '../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { sayDeed } from '../../shared/words/deeds.ts'
import { eventWords, sayFacts } from '../../shared/words/events.ts'

const chinese = /\p{Script=Han}/u

test('every door that may leave an entry is said in Chinese', () => {
  const doors = Object.values(contract).flatMap((section) => Object.values(section))
  for (const { name, kind } of doors) if (kind !== 'query') expect(sayDeed(name)).toMatch(chinese)
})

test('every event the program tells is said in Chinese', () => {
  const told = /(?:\btell\(\s*|\bevent: |\btoldOf\()'([a-z]+\.[a-z-]+)'/g
  const names = globSync('electron/**/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(told)].map(([, name]) => name!),
  )
  expect(names.length).toBeGreaterThan(15)
  for (const name of names) expect(eventWords[name], name).toMatch(chinese)
})

test('a deed of a newer version is shown as it is', () => {
  expect(sayDeed('future.deed')).toBe('future.deed')
})

test('facts that say nothing are left out, and ids are said by name', () => {
  const facts = {
    failed_before: 2,
    clock_back: false,
    witness: 'w',
    columns: 'name idNumber',
    unmasked: true,
  }
  expect(sayFacts('members.exported', facts, (id) => (id === 'w' ? '王样例' : undefined))).toEqual([
    { label: '此前输错次数', value: '2' },
    { label: '见证人', value: '王样例' },
    { label: '列', value: '姓名、公民身份号码' },
    { label: '不遮盖', value: '是' },
  ])
})

test('a line of the desk tells how many and the soonest day', () => {
  expect(sayDeskItem('probation-ending', 3, '2031-03-21')).toBe(
    '3 名预备党员将满一年，最早 2031-03-21，请准备讨论转正',
  )
  for (const code of Object.keys(deskWords)) expect(sayDeskItem(code, 12, null)).not.toMatch(/null|undefined/)
  expect(sayDeskItem('of-a-newer-version', 4, null)).toBe('4 件待办')
})

test('months and sizes', () => {
  expect([sayMonth('2031-03'), sayMonth('')]).toEqual(['2031年3月', ''])
  expect([saySize(1), saySize(2048), saySize(3_565_158)]).toEqual(['1 KB', '2 KB', '3.4 MB'])
})
