import { sayMoment } from '../kernel/moment-words.ts'
import { html, type Paper, signatureLine } from '../papers/paper.ts'

/** 恢复单: the recovery code on paper, for a sealed envelope with two signatures. Printed twice. */
export function recoverySheet(about: {
  readonly officeName: string
  readonly ledgerId: string
  readonly recoveryCode: string
  readonly printedAtMs: number
}): Paper {
  return {
    title: '社区台账恢复单',
    foot: `打印时间 ${sayMoment(about.printedAtMs)}`,
    body: html`<h1>社区台账恢复单</h1>
<p>单位：${about.officeName}</p>
<p>台账标识：${about.ledgerId}</p>
<h2>恢复码</h2>
<p class="code">${about.recoveryCode}</p>
<h2>保管与使用</h2>
<p>一、本恢复码能打开整本台账并恢复签章权限。请打印两份，分别装入信封密封，由两人签字，分开保管。</p>
<p>二、所有人都忘记密码，或负责人、管理员同时无法到场时，方可拆封使用。</p>
<p>三、使用一次后即作废，软件会给出新的恢复码，请重新打印、密封、签字。</p>
<p>四、不得拍照，不得存入电脑、手机或U盘。</p>
${signatureLine(['管理员', '负责人', '密封日期'])}`,
  }
}
