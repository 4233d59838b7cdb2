import { type LimitedPart, limits } from '../../shared/bundles/limits.ts'
import type { FaultCode, Faults } from '../../shared/faults.ts'
import type { IdNumberFlaw } from '../../shared/kernel/id-number.ts'
import type { PasswordFlaw, RecoveryCodeFlaw } from '../../shared/session/faults.ts'

type Samples = { readonly [C in FaultCode]: readonly Faults[C][] }

const none = [{}]
const office = '990000001'
const each = <T extends string, P>(of: Record<T, true>, make: (one: T) => P): P[] =>
  (Object.keys(of) as T[]).map(make)

const flaws: Record<PasswordFlaw, true> = {
  'too-short': true,
  'too-long': true,
  'too-common': true,
  'contains-name': true,
  'same-as-before': true,
}
const slips: Record<RecoveryCodeFlaw, true> = {
  characters: true,
  length: true,
  check: true,
  'other-ledger': true,
}
const idFlaws: Record<IdNumberFlaw, true> = {
  length: true,
  old: true,
  character: true,
  province: true,
  date: true,
  future: true,
  check: true,
}
const parts: Record<LimitedPart, true> = {
  bundle: true,
  header: true,
  manifest: true,
  signature: true,
  members: true,
  table: true,
  total: true,
  row: true,
  file: true,
  receipt: true,
}
const found: Record<Faults['sheets.not-a-workbook']['found'], true> = {
  empty: true,
  text: true,
  picture: true,
  pdf: true,
  document: true,
  archive: true,
  other: true,
}
const formats: Record<Faults['sheets.old-workbook']['format'], true> = {
  xls: true,
  et: true,
  xlsb: true,
  ods: true,
  csv: true,
  html: true,
}
const states: Record<Faults['bundles.draft-state']['state'], true> = {
  prepared: true,
  approved: true,
  sealed: true,
  withdrawn: true,
}

const session = {
  'session.wrong-password': none,
  'session.unknown-user': none,
  'session.wait': [{ seconds: 5 }, { seconds: 600 }],
  'session.weak-password': each(flaws, (flaw) => ({ flaw })),
  'session.bad-recovery-code': each(slips, (reason) => ({ reason })),
  'session.keyring-damaged': none,
  'session.keyring-newer': none,
  'session.keyring-tampered': none,
  'session.keyring-rolled-back': none,
  'session.keyring-mismatch': none,
  'session.two-people': none,
  'session.second-person': none,
  'session.name-taken': [{ name: '王样例' }],
  'session.seal-right-missing': none,
  'session.seal-needs-head': [{ name: '王样例' }],
  'session.must-change-first': [{ name: '王样例' }],
  'session.last-admin': none,
  'session.last-sealer': none,
  'session.secret-damaged': none,
  'session.locked': none,
  'session.read-only': none,
  'session.not-allowed': [{ role: 'clerk' }],
  'session.ledger-missing': none,
  'session.ledger-damaged': none,
  'session.ledger-foreign': none,
  'session.ledger-newer': none,
  'session.ledger-in-use': [{ by: '' }, { by: '王样例' }],
  'session.bad-place': none,
  'session.backup-failed': none,
} as const

const bundles = {
  'bundles.not-bundle': none,
  'bundles.damaged': none,
  'bundles.not-for-us': none,
  'bundles.unknown-sender': [{ office }, { office: '' }],
  'bundles.key-revoked': [{ office }],
  'bundles.bad-signature': [{ office }],
  'bundles.wrong-kind': [{ office, kind: 'report' }],
  'bundles.newer-version': none,
  'bundles.practice': [{ theirs: true }, { theirs: false }],
  'bundles.too-large': each(parts, (part) => ({ part, limit: limits.outerBytes })),
  'bundles.bad-layout': none,
  'bundles.bad-manifest': [{ field: 'seq' }],
  'bundles.bad-digest': [{ member: 'tables/member.ndjson.gz' }],
  'bundles.bad-rows': [{ table: 'member', line: 7 }],
  'bundles.bad-totals': [{ table: 'member' }],
  'bundles.bad-receipt': [{ field: 'head' }],
  'bundles.fork': [{ seq: 3 }],
  'bundles.stale-incarnation': [{ seq: 3 }],
  'bundles.need-full': none,
  'bundles.unknown-ancestor': none,
  'bundles.rewritten': none,
  'bundles.history-gap': none,
  'bundles.confirm-rebase': [{ superseded: 2 }],
  'bundles.confirm-shrink': [{ table: '党员', gone: 60 }],
  'bundles.receipt-ahead': [{ seq: 3 }],
  'bundles.not-found': none,
  'bundles.name-taken': [{ name: 'TZB1_a.tzb' }],
  'bundles.read-back': none,
  'bundles.maybe-written': none,
  'bundles.not-enrolment': none,
  'bundles.bad-key': none,
  'bundles.check-digits': none,
  'bundles.grant-mismatch': none,
  'bundles.wrong-relation': [{ office }],
  'bundles.read-again': none,
  'bundles.self-approval': none,
  'bundles.head-approves': none,
  'bundles.changed-since': none,
  'bundles.draft-state': each(states, (state) => ({ state })),
  'bundles.peer-revoked': [{ office }],
  'bundles.no-receipt-due': [{ office }],
} as const

const ledgers = {
  'members.not-found': none,
  'members.stale': none,
  'members.bad-id-number': each(idFlaws, (why) => ({ why })),
  'members.id-number-taken': [
    { name: '王样例', branch: '第一支部', left: true },
    { name: '王样例', branch: '第一支部', left: false },
  ],
  'members.branch-not-found': none,
  'members.not-a-branch': none,
  'members.unknown-code': [{ field: '学历' }],
  'members.days-backwards': [{ earlier: '入党日期', later: '转正日期' }],
  'members.future-day': none,
  'members.before-last-change': [{ day: '2026-03-01' }],
  'members.no-change': none,
  'members.has-left': [{ day: '2026-03-01' }],
  'members.has-not-left': none,
  'members.holds-post': [{ title: '书记' }],
  'organisation.not-found': none,
  'organisation.stale': none,
  'organisation.code-taken': [{ code: '001', by: '第一支部' }],
  'organisation.wrong-parent': [{ why: 'loop' }, { why: 'type' }, { why: 'dissolved' }],
  'organisation.term-backwards': none,
  'organisation.not-empty': [{ members: 3, children: 1 }],
  'organisation.post-taken': [{ holder: '王样例' }],
  'organisation.post-not-found': none,
  'organisation.future-day': none,
  'organisation.unknown-code': [{ field: '类别' }],
  'organisation.outside-life': none,
} as const

/** What each code may be refused with: every variant that changes its sentence. */
export const samples: Samples = {
  'ipc.invalid-input': [{ issues: [{ path: 'name', code: 'too_small' }] }],
  'ipc.unknown-endpoint': [{ name: 'x.y' }],
  'ipc.cancelled': none,
  'ipc.defect': [{ incident: 'a1b2c3d4' }],
  'disk.full': none,
  'disk.failed': [{ code: 'EIO' }],
  'disk.no-permission': none,
  ...session,
  ...bundles,
  'sheets.not-a-workbook': each(found, (one) => ({ found: one })),
  'sheets.old-workbook': each(formats, (format) => ({ format })),
  'sheets.encrypted': none,
  'sheets.damaged': none,
  'sheets.no-sheet': none,
  'sheets.too-large': [
    { what: 'rows', limit: 50_000 },
    { what: 'columns', limit: 300 },
    { what: 'bytes', limit: 200 * 1024 * 1024 },
  ],
  'sheets.no-heading': none,
  'imports.expired': none,
  'imports.nothing': none,
  'imports.moved': [{ row: 7 }],
  'imports.missing-columns': [{ labels: ['姓名', '公民身份号码'] }],
  'imports.no-workbook': none,
  'imports.not-found': none,
  'imports.already-undone': none,
  'imports.built-upon': [{ titles: ['王样例', '李样例'], count: 2 }],
  ...ledgers,
}
