import type { Names, WordsFor } from '../kernel/words-for.ts'
import { type CheckLine, type CheckName, isAnchored } from './checks.ts'
import type { Verification } from './contract.ts'
import type { AuditFaults } from './faults.ts'

type Broken = Verification['broken'][number]
type Remark = Verification['remarks'][number]

/** What each refusal says. */
export const auditFaultWords: WordsFor<AuditFaults> = {
  'audit.verify-again': () => '这次核验的结果已经不在，没有打印。请重新核验，再打印核验报告。',
}

/** One place where the chain or the tables do not fit, in a sentence. */
export function sayBreak({ what, seq, table, id }: Broken, names: Names): string {
  const entry = seq === null ? '操作记录' : `第 ${seq} 条操作记录`
  const row = `${names.table(table)}（${id}）`
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

/** Whether anything outside the file itself was compared. */
export const sayAnchor = (lines: readonly CheckLine[]): string =>
  isAnchored(lines)
    ? '已与本文件以外的凭据（签章钥、对方签名的回执或封存单）比对。'
    : '未与本文件以外的任何凭据比对：整本被人重写时看不出来。请由有签发权的人再核验一次，或与封存单、上级回执核对。'

const outcomes = { sound: '相符', broken: '不符' } as const

type Check = { readonly name: string; readonly unit: string; readonly why: string }
const never = '不在核验之内'

const checks: Readonly<Record<CheckName, Check>> = {
  chain: { name: '操作记录逐条重算', unit: '条', why: '上报包不带操作记录' },
  decisions: { name: '决定事项的本人签名', unit: '个', why: '上报包不带操作记录' },
  checkpoints: { name: '封存点与操作记录比对', unit: '个', why: '上报包不带封存点' },
  signatures: { name: '封存点签名与签章钥比对', unit: '个', why: '需要签章钥和用它签过的封存点' },
  receipts: { name: '与对方签名的回执比对', unit: '份', why: '没有收到过写明记录条数的回执' },
  sheet: { name: '与封存单上的校验值比对', unit: '份', why: '没有输入封存单上的数字' },
  rows: { name: '按操作记录推算各表并逐行比对', unit: '行', why: '操作记录的内容没有全部带出' },
  derived: { name: '检索、排序和查重内容重新推算', unit: '行', why: never },
  balances: { name: '科目各月发生额重新加总', unit: '行', why: never },
  contents: { name: '附件内容重新计算摘要', unit: '件', why: '只看了台账文件本身' },
  received: { name: '收到的文件与收下时的摘要比对', unit: '份', why: '收下时没有登记摘要' },
  housekeeping: { name: '软件自用的台账信息（备份、检查时间等）', unit: '项', why: never },
  masked: { name: '遮盖后带出的列', unit: '列', why: '没有带来打开它们的密钥' },
  secrets: { name: '加密保存的密钥', unit: '个', why: never },
  'record-keys': { name: '打开敏感内容的密钥', unit: '个', why: never },
  drafts: { name: '各人的草稿', unit: '份', why: never },
  views: { name: '各人保存的视图', unit: '个', why: never },
  previews: { name: '准备上报时的预览', unit: '份', why: never },
  marks: { name: '各单位身份证号的比对标记', unit: '份', why: never },
  thumbnails: { name: '附件的缩略图', unit: '张', why: never },
}

const breaks: Readonly<Record<Broken['what'], (entry: string, row: string) => string>> = {
  link: (entry) => `${entry}与上一条接不上`,
  body: (entry) => `${entry}的内容被改动过`,
  gap: (entry) => `${entry}缺失`,
  stretch: (entry) => `${entry}起的一段没有记在办理它的人和事项名下，按人员、办理查找时会漏掉`,
  checkpoint: (entry) => `${entry}与当时的封存点不一致`,
  'checkpoint-missing': (entry) => `${entry}处的封存点应当存在，现在没有了`,
  'checkpoint-added': (entry) => `${entry}处的封存点没有操作记录，却在台账里`,
  'checkpoint-changed': (entry) => `${entry}处的封存点与登记时的不一致`,
  forged: (entry) => `${entry}处的封存点不是用本单位的签章钥签的`,
  'other-key': () => '台账登记的公钥与签章钥不是一对',
  receipted: (entry) => `${entry}与对方签名的回执不一致，此前的记录可能被重写`,
  sheet: (entry) => `${entry}与封存单上的校验值不一致，此前的记录可能被重写`,
  unsigned: (entry) => `${entry}是审批、确认或人员变动，却没有本人的有效签名`,
  signature: (entry) => `${entry}里的签名不对`,
  certificate: (entry) => `${entry}变动了签名钥匙，却没有由有权的另一个人确认`,
  before: (entry, row) => `${entry}办理之前，${row}已被绕过软件改动`,
  derived: (_, row) => `${row}的检索、排序或查重内容与本行不一致`,
  balance: (_, row) => `${row}与凭证分录加总的结果不一致`,
  content: (_, row) => `${row}的内容被换过`,
  'content-missing': (_, row) => `${row}的内容没有了`,
  'content-loose': (_, row) => `${row}不属于任何单据，却在台账里`,
  'received-changed': () => '收到的台账文件在本机被改动过',
  'row-missing': (_, row) => `${row}应当存在，现在没有了`,
  'row-added': (_, row) => `${row}没有操作记录，却在台账里`,
  'row-changed': (_, row) => `${row}与操作记录推算的结果不一致`,
}
