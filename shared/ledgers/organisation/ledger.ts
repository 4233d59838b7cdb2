import { organisationPostCodes, organisationTypeCodes } from '../../codes/organisation.ts'
import { defineLedger, travelling } from '../../definition/define-ledger.ts'
import { sayDay } from '../../kernel/day-words.ts'
import { organisation } from './contract.ts'
import { organisationFields } from './fields.ts'
import { organisationWire } from './wire.ts'
import { organisationFaultWords } from './words.ts'

const travels = travelling(organisationWire)

/** 组织: what the whole program knows of it. */
export const organisationLedger = defineLedger({
  name: 'organisation',
  label: '组织',
  doors: organisation,
  deeds: {
    found: '新建组织',
    correct: '更正组织信息',
    dissolve: '撤销组织',
    appoint: '任职',
    relieve: '免职',
    exportSheet: '导出组织表格',
    print: '打印组织名册',
  },
  events: {
    'organisation.exported': '导出组织表格',
    'organisation.printed': '打印组织名册',
  },
  faultWords: organisationFaultWords,
  deskWords: {
    'term-ending': (count, day) => `${count} 个组织的本届任期将满${sayDay(day, '，最早')}，请准备换届`,
    'term-over': (count, day) => `${count} 个组织的任期已满未换届${sayDay(day, '，最早')}`,
    'no-secretary': (count) => `${count} 个支部没有书记`,
    'no-term': (count) => `${count} 个组织缺本届任期`,
  },
  imports: {
    organisation: { label: '组织', template: '党组织导入模板' },
  },
  tables: [
    {
      table: 'organisation',
      label: '组织',
      fields: organisationFields,
      columns: { parent_id: '上级组织', dissolved_day: '撤销日期', type: '组织类别' },
      codes: { type: organisationTypeCodes },
      // At home the phone of an office is no secret; it leaves masked.
      sensitive: ['contact_phone'],
      audited: 'rows',
      namesOrganisation: ['parent_id'],
      hasHistory: true,
      travels: travels('organisation'),
    },
    {
      table: 'post',
      label: '任职',
      columns: { holder_name: '任职人', title: '职务' },
      codes: { title: organisationPostCodes },
      partOf: { table: 'organisation', column: 'organisation_id' },
      audited: 'rows',
      namesOrganisation: ['organisation_id'],
      travels: travels('post'),
    },
  ],
})
