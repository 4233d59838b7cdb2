import { educationCodes } from '../../codes/education.ts'
import { ethnicityCodes } from '../../codes/ethnicity.ts'
import { labelOf } from '../../codes/index.ts'
import { memberCategoryCodes, partyStatusCodes } from '../../codes/membership.ts'
import { jobPostCodes } from '../../codes/occupation.ts'
import { sexCodes } from '../../codes/person.ts'
import type { Field } from '../../fields/field.ts'
import { type Html, html, type Paper, paperTable, signatureLine } from '../../papers/paper.ts'
import { footOf, type Printing } from '../../papers/printing.ts'
import { showCell } from '../../sheets/cells.ts'
import { type CellValue, type Workbook, workbookColumn } from '../../sheets/workbook.ts'
import type { MemberFieldName } from './fields.ts'
import type { Member } from './member.ts'

/** Who leaves in which columns. Hidden fields of `members` carry stars already unless `unmasked`. */
export type Roster = {
  readonly officeName: string
  readonly asOf: string
  readonly fields: readonly Field<MemberFieldName>[]
  readonly members: readonly Member[]
  readonly unmasked: boolean
  branchOf(id: string): string
}

/** 党员名册 as a workbook, with the headings the import knows. */
export function rosterWorkbook({ officeName, asOf, fields, members, unmasked, branchOf }: Roster): Workbook {
  const hidden = fields.filter(({ mask }) => mask).map(({ label }) => label)
  return {
    title: '党员名册',
    subtitles: [`单位：${officeName}　　截至：${asOf}　　共 ${members.length} 人`],
    columns: fields.map(workbookColumn),
    rows: members.map((member) => fields.map((field) => cellOf(field, member, branchOf))),
    ...(unmasked || hidden.length === 0 ? {} : { notes: [`${hidden.join('、')}已遮盖。`] }),
  }
}

/** 党员名册 on paper, A4 across, its heading on every page. */
export function rosterPaper(roster: Roster, about: Printing): Paper {
  const { officeName, asOf, fields, members, branchOf } = roster
  const rows = members.map((member, at) => [
    String(at + 1),
    ...fields.map((field) => showCell(field, heldIn(field, member), branchOf)),
  ])
  return {
    title: '党员名册',
    landscape: true,
    ...footOf(about),
    body: html`<h1>党员名册</h1>
<div class="head"><span>单位：${officeName}</span><span>截至：${asOf}</span><span>共 ${members.length} 人</span></div>
${paperTable(['序号', ...fields.map(({ label }) => label)], rows)}
${signatureLine(['制表人', '复核人', '负责人'])}`,
  }
}

/** 党员信息采集表: the sixteen items of the 2017 form, one person on one page. */
export function cardPaper(
  member: Member,
  about: Printing & { readonly officeName: string; readonly branch: string },
): Paper {
  const yes = (flag: boolean) => (flag ? '是' : '否')
  const isMobile = member.memberClass === 'mobile'
  const items: readonly (readonly [string, string])[] = [
    ['1. 姓名', member.name],
    ['2. 性别', coded(sexCodes, member.sex)],
    ['3. 民族', coded(ethnicityCodes, member.ethnicity)],
    ['4. 公民身份号码', member.idNumber ?? ''],
    ['5. 出生日期', member.birthDay ?? ''],
    ['6. 学历', coded(educationCodes, member.education)],
    ['7. 人员类别', labelOf(memberCategoryCodes, member.category)],
    ['8. 所在党支部', about.branch],
    ['9. 加入党组织日期', member.joinDay ?? ''],
    ['10. 转为正式党员日期', member.fullDay ?? ''],
    ['11. 工作岗位', coded(jobPostCodes, member.jobPost)],
    ['12. 联系电话（手机）', member.mobile ?? ''],
    ['联系电话（固定电话）', member.phone ?? ''],
    ['13. 家庭住址', member.homeAddress ?? ''],
    ['14. 党籍状态', labelOf(partyStatusCodes, member.partyStatus)],
    ['15. 是否为失联党员', yes(member.isLost)],
    ['失去联系日期', member.lostSince ?? ''],
    ['16. 是否为流动党员', yes(isMobile)],
    ['外出流向', member.flowTo ?? ''],
  ]
  return {
    title: '党员信息采集表',
    ...footOf(about),
    body: html`<h1>党员信息采集表</h1>
<div class="head"><span>党组织：${about.officeName}</span></div>
<table><tbody>${items.map(cardLine)}</tbody></table>
${signatureLine(['党员本人', '采集人', '党支部书记'])}
<p>党员本人确认，党支部初核，基层党委复核（盖章）。</p>`,
  }
}

const cardLine = ([label, value]: readonly [string, string]): Html =>
  html`<tr><th style="width: 52mm">${label}</th><td style="height: 9mm">${value}</td></tr>`

const coded = (set: Parameters<typeof labelOf>[0], code: string | null): string =>
  code === null ? '' : labelOf(set, code)

function cellOf(field: Field<MemberFieldName>, member: Member, branchOf: (id: string) => string): CellValue {
  const value = heldIn(field, member)
  return field.kind === 'code' || field.kind === 'reference' ? showCell(field, value, branchOf) : value
}

const heldIn = ({ name }: Field<MemberFieldName>, member: Member): CellValue => member[name]
