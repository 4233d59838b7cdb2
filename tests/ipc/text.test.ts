import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { router, type Services } from '../../electron/router/router.ts'
import { sessionService } from '../../electron/session/service.ts'
import { contract } from '../../shared/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { isSeen, seen, tidy } from '../../shared/kernel/text.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, passwords, testRuntime } from '../support/test-runtime.ts'

/** NUL, escape, delete, zero width, direction, soft hyphen, mark of order, a tag, halves, a non-character. */
const HIDDEN =
  '\u0000\u001b\u007f\u0085\u200b\u200d\u2028\u202e\u2066\u00ad\ufeff\u{e0041}\ud800x\udfff\uffff'
const PLAIN = 'x'
type Shape = { [key: string]: unknown }

const doors = Object.values(contract).flatMap((section) => Object.values(section) as Endpoint[])

/** Something that a schema takes, with hidden signs in every text that is nobody's code, day or name. */
function sent(shape: Shape, leaf: { texts: number }): unknown {
  if ('const' in shape) return shape['const']
  if (Array.isArray(shape['enum'])) return shape['enum'][0]
  const ways = (shape['anyOf'] ?? shape['oneOf']) as Shape[] | undefined
  if (ways) return sent(ways.find(({ type }) => type !== 'null')!, leaf)
  switch (shape['type']) {
    case 'object': {
      const parts = Object.entries((shape['properties'] ?? {}) as Record<string, Shape>)
      return Object.fromEntries(parts.map(([name, part]) => [name, sent(part, leaf)]))
    }
    case 'array': {
      const tuple = shape['prefixItems'] as Shape[] | undefined
      return tuple ? tuple.map((part) => sent(part, leaf)) : [sent(shape['items'] as Shape, leaf)]
    }
    case 'string':
      return textFor(shape, leaf)
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return Math.max(1, Number(shape['minimum'] ?? 1))
    default:
      return shape['format'] === 'binary' ? new Uint8Array(1) : null
  }
}

/** What codes, days and names look like that a text with signs in it cannot be. */
const SPELT = [
  '019f0000-0000-7000-8000-000000000001',
  '2031-06-15',
  '2031-06',
  '1001',
  'abc',
  'a'.repeat(64),
  '',
]

function textFor(shape: Shape, leaf: { texts: number }): string {
  const rules = [shape, ...((shape['allOf'] ?? []) as Shape[])]
  const patterns = rules.flatMap(({ pattern }) => (typeof pattern === 'string' ? [new RegExp(pattern)] : []))
  if (patterns.length > 0) return SPELT.find((text) => patterns.every((one) => one.test(text)))!
  leaf.texts += 1
  return `${HIDDEN}样例`
}

test('no text of any door keeps a sign that nobody sees', async () => {
  const heard = new Map<string, unknown>()
  const note = (door: Endpoint) => [
    door.name.split('.')[1],
    (_hands: unknown, input: unknown) => void heard.set(door.name, input),
  ]
  const noting = Object.entries(contract).map(([section, verbs]) => [
    section,
    Object.fromEntries(Object.values(verbs).map(note)),
  ])
  const runtime = testRuntime({ session: sessionService })
  onTestFinished(() => runtime.end())
  const { ledgerId, headId } = await makeOffice(runtime)
  await runtime.call(session.unlock, { ledgerId, userId: headId, password: passwords.head })
  const answer = router(runtime, Object.fromEntries(noting) as unknown as Services, () => {})
  const unheard: string[] = []
  for (const door of doors) {
    const leaf = { texts: 0 }
    const input = sent(z.toJSONSchema(door.input, { io: 'input', unrepresentable: 'any' }) as Shape, leaf)
    if (leaf.texts === 0) continue
    runtime.open!.person = { ...runtime.open!.person, role: door.who?.[0] ?? 'head' }
    const told = await answer(door.name, input, { progress: () => {}, cancelled: () => false })
    if (!heard.has(door.name)) unheard.push(`${door.name} ${JSON.stringify(told)}`)
    expect(
      textsIn(heard.get(door.name)).filter((text) => !isSeen(text)),
      door.name,
    ).toEqual([])
  }
  expect(unheard).toEqual([])
})

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('the rule takes away what nobody sees, and nothing else', () => {
  expect(seen(`王${HIDDEN}芳`)).toBe(`王${PLAIN}芳`)
  for (const text of ['两行\n\t第二行\r\n', '𠮷野家', 'Ａ－1　（二）', '👩🏽', ''])
    expect(seen(text)).toBe(text)
  expect(tidy(`王${HIDDEN}芳`)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
})
