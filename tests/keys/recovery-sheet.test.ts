import { describe, expect, test } from 'vitest'
import { paperDocument } from '../../shared/papers/paper.ts'
import { recoverySheet } from '../../shared/session/papers.ts'
import { formatRecoveryCode, parseRecoveryCode } from '../../shared/session/recovery-code.ts'
import { ledger } from './rings.ts'

const sheet = {
  officeName: '样例社区<党委>',
  ledgerId: ledger,
  recoveryCode: formatRecoveryCode(new Uint8Array(20).map((_, at) => at * 13)),
  printedAtMs: Date.UTC(2031, 1, 9, 4),
}

describe('the recovery sheet', () => {
  test('carries the code as a person can copy it back', () => {
    const printed = paperDocument(recoverySheet(sheet))
    const [, code] = printed.match(/<p class="code">(.*?)<\/p>/)!
    expect(parseRecoveryCode(code!)).toEqual(parseRecoveryCode(sheet.recoveryCode))
  })

  test('names the office and the ledger, and keeps markup out of names', () => {
    const printed = paperDocument(recoverySheet(sheet))
    expect(printed).toContain('样例社区&lt;党委&gt;')
    expect(printed).toContain(ledger)
    expect(printed).not.toContain('<党委>')
  })
})
