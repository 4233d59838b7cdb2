import type { WordsFor } from '../kernel/words-for.ts'
import { tableWords } from '../words/tables.ts'
import type { CheckLine, CheckName } from './checks.ts'
import type { Verification } from './contract.ts'
import type { AuditFaults } from './faults.ts'

type Broken = Verification['broken'][number]
type Remark = Verification['remarks'][number]

/** What each refusal says. */
export const auditFaultWords: WordsFor<AuditFaults> = {
  'audit.verify-again': () => '这次核验的结果已经不在，没有打印。请重新核验，再打印核验报告。',
}

/** One place where the chain or the tables do not fit, in a sentence. */
export function sayBreak({ what, seq, table, id }: Broken): string {
  const entry = seq === null ? '操作记录' : `第 ${seq} 条操作记录`
  const row = `${tableWords[table] ?? table}（${id}）`
  return breaks[what](entry, row)
}

/** Something to look at, in a sentence. */
export const sayRemark = ({ seq }: Remark): string =>
  `第 ${seq} 条操作记录的时间早于上一条，当时电脑的时钟可能被改过`

/** What one check looked at. */
export const sayCheck = ({ what }: CheckLine): string => checks[what].name

/** How much it looked at. */
export const sayCount = ({ what, count }: CheckLine): string =>
  `${count.toLocaleString('zh-CN')} ${checks[what].unit}`

/** What came of it; what was not compared never agrees. */
export function sayOutcome({ what, outcome }: CheckLine): string {
  return outcome === 'not-compared' ? `未比对：${checks[what].why}` : outcomes[outcome]
}

const outcomes = { sound: '相符', broken: '不符，见下表' } as const

const checks: Readonly<
  Record<CheckName, { readonly name: string; readonly unit: string; readonly why: string }>
> = {
  chain: { name: '操作记录逐条重算', unit: '条', why: '上报包不带操作记录' },
  checkpoints: { name: '封存点与操作记录比对', unit: '个', why: '没有封存点' },
  rows: { name: '按操作记录推算各表并逐行比对', unit: '行', why: '操作记录的内容没有全部带出' },
}

const breaks: Readonly<Record<Broken['what'], (entry: string, row: string) => string>> = {
  link: (entry) => `${entry}与上一条接不上`,
  body: (entry) => `${entry}的内容被改动过`,
  gap: (entry) => `${entry}缺失`,
  checkpoint: (entry) => `${entry}与当时的封存点不一致`,
  before: (entry, row) => `${entry}办理之前，${row}已被绕过软件改动`,
  'row-missing': (_, row) => `${row}应当存在，现在没有了`,
  'row-added': (_, row) => `${row}没有操作记录，却在台账里`,
  'row-changed': (_, row) => `${row}与操作记录推算的结果不一致`,
}
