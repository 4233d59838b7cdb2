import { attachmentFields } from '../attachments/fields.ts'
import { attachmentWire } from '../attachments/wire.ts'
import { packOnlyTables } from '../bundles/spine-wire.ts'
import {
  acceptanceWords,
  bundleKindWords,
  draftStateWords,
  outcomeWords,
  receiptWords,
  relationWords,
} from '../bundles/state-words.ts'
import { everyRole } from '../kernel/roles.ts'
import { judges } from '../ledgers/decision.ts'
import { type TableDefinition, travelling } from '../ledgers/definition.ts'
import { importable } from '../ledgers/derived.ts'
import { roleWords } from '../words/roles.ts'

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
    audited: 'rows',
    travels: 'stays',
  },
  // other offices
  {
    table: 'peer',
    label: '登记单位',
    columns: {
      relation: '关系',
      office_name: '单位名称',
      office_code: '单位代码',
      sign_pub: '签名公钥',
      recipient: '加密公钥',
      fingerprint: '密钥指纹',
      since: '登记时间',
      revoked_incarnation: '作废时代次',
      revoked_seq: '作废时序号',
      key_life: '密钥所属代次',
      key_turn: '密钥更换次数',
    },
    says: { relation: relationWords, state: { active: '有效', revoked: '已作废' } },
    flags: ['practice'],
    audited: 'rows',
    travels: 'stays',
    decides: { who: ['head'], columns: { sign_pub: 'any', state: ['revoked'] } },
  },
  {
    table: 'office_key',
    label: '本单位原来的密钥',
    columns: {
      sign_pub: '签名公钥',
      recipient: '加密公钥',
      life: '所属代次',
      turn: '更换次数',
      until_size: '用到第几条操作记录',
    },
    audited: 'rows',
    travels: { audit: inPacks('office_key') },
  },
  {
    table: 'waiting',
    label: '等候核对密钥的包',
    columns: {
      ledger: '台账编号',
      office_name: '单位名称',
      key: '密钥标识',
      file_name: '文件名',
      at: '收到时间',
    },
    audited: 'rows',
    travels: 'stays',
  },
  {
    table: 'export_draft',
    label: '上报准备',
    columns: {
      prepared_by: '准备人',
      prepared_at: '准备时间',
      approved_by: '审批人',
      approved_at: '审批时间',
    },
    says: { kind: bundleKindWords, state: draftStateWords },
    flags: ['unmasked'],
    audited: 'rows',
    travels: 'stays',
    decides: { who: judges, columns: { approved_by: 'any', state: ['approved'] } },
  },
  {
    table: 'export_preview',
    label: '上报预览',
    audited: 'no',
    travels: 'stays',
  },
  {
    table: 'outbox',
    label: '发出的包',
    columns: {
      sealed_at: '封装时间',
      published_at: '写入U盘时间',
      receipt_status: '回执',
      receipt_at: '回执时间',
      receipt_note: '回执说明',
      signed_by: '签章密钥',
    },
    says: { kind: bundleKindWords, receipt_status: receiptWords },
    audited: 'rows',
    travels: 'stays',
    decides: { who: ['head'], columns: { kind: ['report', 'audit'] } },
  },
  {
    table: 'inbox',
    label: '收到的包',
    columns: {
      outcome: '接收结果',
      rows: '行数',
      received_at: '接收时间',
      acceptance: '是否接受',
      judged_by: '认定人',
      judge_note: '认定说明',
      masked_labels: '遮盖的列',
      unsound: '对方核验不符的处数',
    },
    says: { kind: bundleKindWords, outcome: outcomeWords, acceptance: acceptanceWords },
    audited: 'rows',
    travels: 'stays',
    decides: { who: judges, columns: { judged_by: 'any' } },
  },
  {
    table: 'receipt',
    label: '回执',
    columns: { direction: '方向', status: '结果', code: '原因代号' },
    says: { direction: { in: '收到', out: '发出' }, status: receiptWords },
    audited: 'rows',
    travels: 'stays',
  },
  {
    table: 'figure',
    label: '汇总数字',
    columns: { indicator: '指标', value: '数值' },
    audited: 'rows',
    travels: 'stays',
  },
  {
    table: 'fingerprint',
    label: '跨单位比对标记',
    audited: 'no',
    travels: 'stays',
  },
]
