import type { Day } from '../kernel/day.ts'
import { html, type Paper, signatureLine } from '../papers/paper.ts'

/** What the sheet beside an enrolment file says. */
export type EnrolmentSheet = {
  readonly officeName: string
  readonly officeCode: string
  /** Six groups of five digits, as `sayCheckNumber` prints them. */
  readonly checkNumber: string
  readonly fingerprint: string
  readonly fileName: string
  /** Whose request this answers; null on a request of our own. */
  readonly answerTo: string | null
  readonly printedOn: Day
  readonly isPractice: boolean
}

/** 登记表: the check number on stamped paper, from which the other office types three groups. */
export function enrolmentSheet(sheet: EnrolmentSheet): Paper {
  const title = sheet.answerTo === null ? '单位密钥登记表' : '单位密钥登记回复'
  const reason =
    sheet.answerTo === null
      ? html`<p>本单位申请登记，用于通过U盘报送和接收加密、签名的台账文件。登记文件：${sheet.fileName}</p>`
      : html`<p>同意“${sheet.answerTo}”的登记申请。请对方读取登记回复文件并核对本单位校验数字。文件：${sheet.fileName}</p>`
  return {
    title: `${title} ${sheet.officeName}`,
    foot: `打印日期 ${sheet.printedOn} 密钥标识 ${sheet.fingerprint}`,
    ...(sheet.isPractice ? { watermark: '样例' } : {}),
    body: html`<h1>${title}</h1>
<div class="head"><span>单位：${sheet.officeName}</span><span>单位代码：${sheet.officeCode}</span></div>
${reason}
<h2>校验数字（30位）</h2>
<p class="code">${sheet.checkNumber}</p>
<h2>核对方法</h2>
<p>一、对方在软件中读取登记文件后，须对照本表（或电话听写）逐个输入第二、四、六组数字，不得照屏幕抄写。</p>
<p>二、数字不符说明文件被换过或拿错了，不得登记，应立即联系本单位。</p>
<p>三、更换密钥或重建台账后，本表作废，须重新登记。</p>
<p>本单位确认以上校验数字属实。</p>
${signatureLine(['经办人', '负责人', '日期'])}
<p style="text-align:right;margin-top:16mm">（公章）</p>`,
  }
}
