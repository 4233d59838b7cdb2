import { educationCodes } from '../../codes/education.ts'
import { ethnicityCodes } from '../../codes/ethnicity.ts'
import { labelOf } from '../../codes/index.ts'
import { memberCategoryCodes, partyStatusCodes } from '../../codes/membership.ts'
import { jobPostCodes } from '../../codes/occupation.ts'
import { sexCodes } from '../../codes/person.ts'
import { type Html, html, type Paper, signatureLine } from '../../papers/paper.ts'
import { footOf, type Printing } from '../../papers/printing.ts'
import type { Member } from './member.ts'

/** How 党员名册 is headed. */
export const rosterTitle = { title: '党员名册', counted: '人' } as const

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
