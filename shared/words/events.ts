import type { LedgerDefinition } from '../definition/define-ledger.ts'
import { dictionary } from '../kernel/dictionary.ts'
import { roleWords } from '../kernel/role-words.ts'
import { Role } from '../kernel/roles.ts'
import { type LedgerEvent, ledgerEvents } from '../ledgers/derived.ts'
import { definitions } from '../ledgers/index.ts'
import { tableWords } from './tables.ts'

const platformEvents = {
  'attachments.opened': '查看单据',
  'attachments.saved': '另存单据',
  'audit.checkpoint': '封存操作记录',
  'audit.report-printed': '打印核验报告',
  'cutting.again': '按清除清单重新清除',
  'cutting.list-printed': '打印清除清单',
  'audit.verified': '核验操作记录',
  'bundle.shown': '查看收到的台账',
  'bundles.enrolled-again': '再次登记同一单位',
  'bundles.enrolment-exported': '导出登记文件',
  'bundles.keys-noticed': '收到密钥变更通知',
  'bundles.mark-key-given': '比对标记的密钥交给下级单位',
  'bundles.filed': '登记收到的台账文件',
  'bundles.figures-exported': '导出汇总数字',
  'bundles.kept-evidence': '留存未收下的文件',
  'bundles.put-back': '发现台账被换回旧版',
  'bundles.receipt-again': '再次收到同一回执',
  'bundles.receipt-read': '登记回执',
  'bundles.rechecked': '重新校验U盘',
  'bundles.revoked-again': '再次作废登记',
  'imports.compared': '试导入，与在册的人比对',
  'session.backed-up': '备份',
  'session.created': '建立台账',
  'deed.signed': '本人签名',
  'session.key-certified': '确认签名钥匙',
  'session.tried-to-sign': '签名前输错过密码',
  'session.password-changed': '修改密码',
  'session.password-reset': '重置密码',
  'session.person-added': '添加人员',
  'session.person-removed': '移除人员',
  'session.recovered': '用恢复码打开',
  'session.put-back': '发现台账被换成旧的一份',
  'session.restored': '从备份恢复',
  'session.seal-granted': '授予签发权',
  'session.person-amended': '更改人员姓名或岗位',
  'session.keys-renewed': '更换本单位密钥',
  'session.keys-asked': '负责人要求更换密钥',
  'session.recovery-renewed': '更换恢复码',
  'session.unlocked': '打开台账',
  'ledger.migrated': '升级台账的结构',
}

/** What is told to the chain without a row. An event without words does not compile. */
export type EventName = keyof typeof platformEvents | LedgerEvent

/** What each event is called in 操作记录. */
export const eventWords = dictionary<string>({ ...platformEvents, ...ledgerEvents })

const factNames = {
  again: '再次',
  by_code: '用恢复码',
  first: '第一条的序号',
  from: '原来的版本',
  key: '签名钥匙',
  last: '末条的序号',
  signature: '签名',
  signing: '签章钥匙也更换',
  to: '现在的版本',
  turn: '更换次数',
  sha256: '文件摘要',
  signed: '封存点摘要',
  rows: '行数',
  known: '对上的行数',
  member: '党员',
  staff: '工作人员',
  month: '月份',
  columns: '列',
  unmasked: '不遮盖',
  bundle: '所看的包',
  bundles: '包的个数',
  file: '文件',
  of_table: '所附记录的种类',
  entries: '条数',
  broken: '不符处数',
  size: '条数',
  head: '末条摘要',
  offices: '单位个数',
  same: '与封装时一致',
  code: '原因代号',
  role: '岗位',
  witness: '见证人',
  copied: '已拷到U盘',
  failed_before: '此前输错次数',
  clock_back: '电脑时间倒退',
  kind: '台账种类',
  incarnation: '台账代次',
  seq: '序号',
} as const

/** What an event says beside its name: codes and counts. A fact without a word does not compile. */
export type EventFacts = { readonly [Name in keyof typeof factNames]?: Value }

const factWords = dictionary<string>(factNames)

type Value = string | number | boolean | null

/**
 * The facts of an event as people read them; what says nothing (no, none, nothing) is left out.
 * `nameOf` says whom an id stands for.
 */
export function sayFacts(
  event: string,
  facts: Readonly<Record<string, Value>> | null,
  nameOf: (id: string) => string | undefined,
): { readonly label: string; readonly value: string }[] {
  const sayFact = (name: string, value: Value): string =>
    name === 'columns' ? columnNames(event, String(value)) : factValue(name, value, nameOf)
  return Object.entries(facts ?? {})
    .filter(([, value]) => value !== null && value !== '' && value !== false && value !== 0)
    .map(([name, value]) => ({ label: factWords[name] ?? name, value: sayFact(name, value) }))
}

function factValue(name: string, value: Value, nameOf: (id: string) => string | undefined): string {
  if (value === true) return '是'
  const text = String(value)
  const role = name === 'role' ? Role.safeParse(text) : undefined
  if (role?.success) return roleWords[role.data]
  if (name === 'of_table') return tableWords[text] ?? text
  if (name === 'kind') return kindWords[text] ?? text
  return nameOf(text) ?? text
}

/** The labels of the columns that left, in their order: of the table of the event's ledger that has them. */
function columnNames(event: string, text: string): string {
  const names = text.split(' ')
  const ledgers: readonly LedgerDefinition[] = Object.values(definitions)
  const labels = ledgers
    .filter(({ events }) => Object.hasOwn(events, event))
    .flatMap(({ tables }) => tables)
    .map(({ fields = [] }) => new Map(fields.map(({ name, label }) => [name, label])))
  const known = labels.find((of) => names.every((name) => of.has(name)))
  return names.map((name) => known?.get(name) ?? name).join('、')
}

const kindWords = dictionary<string>({
  office: '单位台账',
  auditor: '审计查看',
  practice: '样例台账',
  'practice-auditor': '样例审计查看',
})
