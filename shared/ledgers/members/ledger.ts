import { memberClassCodes, partyStatusCodes } from '../../codes/membership.ts'
import { sexCodes } from '../../codes/person.ts'
import { defineLedger, personKeys, travelling } from '../../definition/define-ledger.ts'
import { sayDay } from '../../kernel/day-words.ts'
import { members } from './contract.ts'
import { memberFields } from './fields.ts'
import { memberWire } from './wire.ts'
import { memberFaultWords, sayMovement } from './words.ts'

const travels = travelling(memberWire)

/** 党员: what the whole program knows of it. */
export const membersLedger = defineLedger({
  name: 'members',
  label: '党员',
  doors: members,
  deeds: {
    unmask: '查看隐藏内容',
    enter: '新增党员',
    correct: '更正党员信息',
    change: '变更支部、类别或党籍状态',
    leave: '党员减少',
    comeBack: '恢复党籍或重新转入',
    exportSheet: '导出党员表格',
    printList: '打印党员名册',
    printCard: '打印党员信息卡',
  },
  events: {
    'member.matched': '试导入认出党员',
    'member.unmasked': '查看隐藏内容',
    'members.exported': '导出党员表格',
    'members.printed': '打印党员资料',
  },
  about: { 'member.matched': 'member', 'member.unmasked': 'member' },
  faultWords: memberFaultWords,
  deskWords: {
    'probation-ending': (count, day) => `${count} 名预备党员将满一年${sayDay(day, '，最早')}，请准备讨论转正`,
    'probation-over': (count, day) => `${count} 名预备党员已满一年未办转正${sayDay(day, '，最早')}`,
    'no-join-day': (count) => `${count} 名党员缺入党日期`,
    'no-full-day': (count) => `${count} 名正式党员缺转正日期`,
    'no-mobile': (count) => `${count} 名党员缺联系电话`,
    'no-education': (count) => `${count} 名党员缺学历`,
    'lost-contact': (count) => `${count} 名失联党员，请继续查找并更新情况`,
  },
  imports: {
    members: { label: '党员', template: '党员导入模板' },
  },
  tables: [
    {
      table: 'member',
      label: '党员',
      fields: memberFields,
      columns: {
        branch_id: '所在支部',
        member_class: '管理类型',
        party_status: '党籍状态',
        left_day: '离开日期',
        sex: '性别',
        birth_day: '出生日期',
      },
      codes: { sex: sexCodes, member_class: memberClassCodes, party_status: partyStatusCodes },
      audited: 'rows',
      namesOrganisation: ['branch_id'],
      hasHistory: true,
      travels: travels('member'),
      derived: ['name_key', 'present', 'search', 'tail'],
      derive: personKeys,
    },
    {
      table: 'member_branch',
      label: '所在支部',
      columns: { value: '支部' },
      partOf: { table: 'member', column: 'member_id' },
      audited: 'rows',
      namesOrganisation: ['value'],
      travels: travels('member_branch'),
    },
    {
      table: 'member_class',
      label: '管理类型',
      columns: { value: '管理类型' },
      codes: { value: memberClassCodes },
      partOf: { table: 'member', column: 'member_id' },
      audited: 'rows',
      travels: travels('member_class'),
    },
    {
      table: 'member_status',
      label: '党籍状态',
      columns: { value: '党籍状态' },
      codes: { value: partyStatusCodes },
      partOf: { table: 'member', column: 'member_id' },
      audited: 'rows',
      travels: travels('member_status'),
    },
    {
      table: 'movement',
      label: '增减变动',
      columns: { direction: '增或减', kind: '变动种类', day: '日期', counterpart: '来源或去向' },
      partOf: { table: 'member', column: 'member_id' },
      says: { direction: { in: '增加', out: '减少' }, kind: (value) => sayMovement(String(value)) },
      audited: 'rows',
      travels: travels('movement'),
    },
  ],
  figures: {
    label: '党组织和党员',
    counted: [
      { code: 'members', label: '党员总数', kind: 'count' },
      { code: 'members-resident', label: '在管党员', kind: 'count' },
      { code: 'members-mobile', label: '流动党员', kind: 'count' },
      { code: 'members-on-duty', label: '在职党员', kind: 'count' },
      { code: 'members-probation', label: '预备党员', kind: 'count' },
      { code: 'members-lost', label: '失联党员', kind: 'count' },
      { code: 'organisations', label: '党组织', kind: 'count' },
      { code: 'branches', label: '党支部', kind: 'count' },
    ],
  },
})
