import { attachmentFields } from '../attachments/fields.ts'
import { attachmentWire } from '../attachments/wire.ts'
import { packOnlyTables } from '../bundles/spine-wire.ts'
import { type TableDefinition, travelling } from '../definition/define-ledger.ts'
import { saySecond } from '../kernel/moment-words.ts'
import { roleWords } from '../kernel/role-words.ts'
import { everyRole } from '../kernel/roles.ts'
import { importable } from '../ledgers/derived.ts'
import { exchangeTables } from './exchange-tables.ts'

const inPacks = travelling(packOnlyTables)

/** The tables that every ledger file has, whatever kinds it keeps. */
export const platformTables: readonly TableDefinition[] = [
  // the ledger itself and its chain
  {
    table: 'meta',
    label: '台账信息',
    audited: 'rows',
    travels: 'stays',
  },
  {
    table: 'setting',
    label: '设置',
    columns: { valid_from: '生效日期', valid_to: '失效日期', origin: '来源' },
    audited: 'rows',
    travels: 'stays',
  },
  {
    table: 'secret',
    label: '保密内容',
    audited: 'no',
    travels: 'stays',
  },
  {
    table: 'record_key',
    label: '敏感内容的密钥',
    audited: 'no',
    travels: { audit: inPacks('record_key') },
  },
  {
    table: 'audit',
    label: '操作记录',
    audited: 'no',
    travels: 'stays',
  },
  {
    table: 'audit_stretch',
    label: '操作记录的查找目录',
    audited: 'no',
    travels: 'stays',
  },
  {
    table: 'checkpoint',
    label: '封存点',
    audited: 'no',
    travels: { audit: inPacks('checkpoint') },
  },
  // people
  {
    table: 'person_account',
    label: '使用人员',
    columns: {
      name: '姓名',
      role: '岗位',
      seals: '签发权',
      removed: '已移除',
      let_in_by: '给出一次性密码的人',
    },
    says: { role: roleWords },
    flags: ['seals', 'removed'],
    audited: 'rows',
    travels: { audit: inPacks('person_account') },
    decides: { who: ['admin', 'head'], every: true },
  },
  {
    table: 'account_link',
    label: '对应人员',
    columns: {
      account_id: '账号',
      member_id: '党员',
      staff_id: '工作人员',
      from_day: '起始日期',
      to_day: '截止日期',
    },
    audited: 'rows',
    travels: 'stays',
    decides: { who: ['admin', 'head'], every: true },
  },
  {
    table: 'person_key',
    label: '签名钥匙',
    columns: { holder: '持有人', kind: '种类', pub: '公钥', state: '状态' },
    says: {
      kind: { person: '本人的', recovery: '恢复码的' },
      state: { waiting: '待确认', certified: '已确认', ended: '已停用' },
    },
    audited: 'rows',
    travels: 'stays',
    decides: { who: everyRole, every: true },
  },
  {
    table: 'draft',
    label: '草稿',
    audited: 'no',
    travels: 'stays',
  },
  {
    table: 'saved_view',
    label: '保存的视图',
    audited: 'no',
    travels: 'stays',
  },
  // files beside records
  {
    table: 'attachment',
    label: '单据',
    fields: attachmentFields,
    columns: {
      of_table: '所附记录的种类',
      of_id: '所附记录',
      kind: '单据种类',
      media: '文件类型',
      sha256: '文件摘要',
      added_by: '附单人',
    },
    partOf: { tableIn: 'of_table', column: 'of_id' },
    says: { media: { pdf: 'PDF 文件', ofd: 'OFD 文件', jpg: 'JPG 图片', png: 'PNG 图片' } },
    audited: 'rows',
    travels: attachmentWire,
  },
  {
    table: 'attachment_content',
    label: '附件内容',
    columns: { key: '所用密钥的序号' },
    audited: 'no',
    travels: 'stays',
  },
  // imports
  {
    table: 'import_batch',
    label: '导入批次',
    columns: {
      noun: '导入内容',
      workbook: '文件名',
      rows_new: '新增行',
      rows_changed: '变更行',
      rows_same: '相同行',
      rows_wrong: '有误行',
      undone_at: '撤销时间',
    },
    says: { noun: Object.fromEntries(Object.entries(importable).map(([noun, { label }]) => [noun, label])) },
    audited: 'rows',
    travels: 'stays',
  },
  {
    table: 'import_row',
    label: '导入的行',
    columns: { record_id: '记录', op: '动作', before: '导入前', revision_after: '修改次数' },
    says: { op: { insert: '新增', update: '变更' } },
    sensitive: ['before'],
    sealedFor: 'record_id',
    audited: 'rows',
    travels: 'stays',
  },
  // what was cleared
  {
    table: 'cut',
    label: '清除记录',
    columns: {
      of_table: '所属表',
      of_id: '所属记录',
      day: '清除日期',
      at_ms: '清除时间',
      reason: '原因',
      cut_by: '决定人',
    },
    partOf: { tableIn: 'of_table', column: 'of_id' },
    says: { at_ms: (at) => saySecond(Number(at)) },
    audited: 'rows',
    travels: 'stays',
    decides: { who: ['head'], columns: { cut_by: 'any' } },
  },
  ...exchangeTables,
]
