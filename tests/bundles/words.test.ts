import { describe, expect, test } from 'vitest'
import { bundleFaultWords } from '../../shared/bundles/words.ts'

const sentences = Object.entries(bundleFaultWords).map(([code, words]) => {
  const params = {
    office: '990000001',
    seq: 3,
    part: 'table',
    limit: 1,
    theirs: true,
    name: 'a',
    member: 'a',
  }
  const more = { table: '党员', line: 7, field: 'seq', kind: 'report' }
  return [code, (words as (params: object) => string)({ ...params, ...more })] as const
})

describe('the words of a refused bundle', () => {
  test.each(sentences)('%s say what happened and what to do', (_, sentence) => {
    expect(sentence).toMatch(/^[^\n]{10,120}。$/u)
    expect(sentence).toMatch(/请|勿/)
    expect(sentence).not.toMatch(/undefined|\[object|age|SHA|JSON|tar\b/i)
  })

  test('tell practice from real, both ways', () => {
    const say = bundleFaultWords['bundles.practice']
    expect(say({ theirs: true })).not.toBe(say({ theirs: false }))
  })
})
