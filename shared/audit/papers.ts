import { sayMoment } from '../kernel/moment-words.ts'
import type { Names } from '../kernel/words-for.ts'
import { html, type Paper, paperTable, signatureLine } from '../papers/paper.ts'
import type { Verification } from './contract.ts'
import { sayAnchor, sayBreak, sayCheck, sayCount, sayOutcome, sayRemark } from './words.ts'

type About = {
  readonly officeName: string
  readonly personName: string
  readonly practice: boolean
  readonly atMs: number
}

/** 核验报告: what the verification of a chain found, for an auditor's file. */
export function verificationReport(
  about: About & { readonly result: Verification; readonly printedBy: string },
  names: Names,
): Paper {
  const { result } = about
  const sound = result.broken.length === 0
  return {
    ...frame({ ...about, personName: about.printedBy }, '操作记录核验报告'),
    body: html`<h1>操作记录核验报告</h1>
${headLines(about)}
${paperTable(
  ['核验项目', '数量', '结果'],
  result.lines.map((line) => [sayCheck(line), sayCount(line), sayOutcome(line)]),
)}
<h2>结论</h2>
<p>${sound ? '已比对的各项未发现被改写、删除或绕过软件修改。' : '发现下列各处不符。'}</p>
<p>${sayAnchor(result.lines)}</p>
${
  sound
    ? null
    : paperTable(
        ['不符情形'],
        result.broken.map((one) => [sayBreak(one, names)]),
      )
}
${
  result.remarks.length === 0
    ? null
    : paperTable(
        ['需要留意'],
        result.remarks.map((one) => [sayRemark(one)]),
      )
}
<h2>最末记录的校验值</h2><p class="code">${groups(result.head)}</p>
<h2>建立台账时的签名指纹（请与封存单核对）</h2>
${rootLines(result.roots)}
<p>本报告只证明记录自最近一次封存以来未被改写，不证明所记事项本身真实。</p>
${signatureLine(['核验人', '日期'])}`,
  }
}

/** 封存单: the chain's head at month's end, on paper with two signatures. */
export function checkpointSheet(
  about: About & {
    readonly month: string
    readonly point: { readonly size: number; readonly head: string }
    readonly roots: readonly string[]
    /** What was found when the ledger was verified for this sheet. */
    readonly result: Verification
  },
): Paper {
  return {
    ...frame(about, '操作记录封存单'),
    body: html`<h1>操作记录封存单</h1>
${headLines(about)}
<p>封存月份：${about.month}</p>
<p>截至打印时，本台账共有操作记录 ${about.point.size} 条，最末一条的校验值如下。此后如有人改写封存之前的任何一条记录，校验值将无法相符。</p>
<p class="code">${groups(about.point.head)}</p>
<p>建立台账时的签名指纹，以后每一把签名钥匙都由它们一级一级确认：</p>
${rootLines(about.roots)}
<p>封存前核验：${
      about.result.broken.length === 0
        ? '已比对的各项相符。'
        : `有 ${about.result.broken.length} 处不符，见同日打印的核验报告。`
    }${sayAnchor(about.result.lines)}</p>
<p>日后核对：在“操作记录”点“与封存单核对”，输入上面的条数和校验值。</p>
<p>本单一式两份，由负责人和管理员签字后分别保管，供审计核对。</p>
${signatureLine(['负责人', '管理员', '日期'])}`,
  }
}

function frame(about: About, title: string) {
  return {
    title,
    foot: `${about.officeName}　${about.personName} 打印于 ${sayMoment(about.atMs)}`,
    ...(about.practice ? { watermark: '样例' } : {}),
  }
}

const headLines = (about: About) =>
  html`<div class="head"><span>单位：${about.officeName}</span><span>时间：${sayMoment(about.atMs)}</span></div>`

const rootLines = (roots: readonly string[]) =>
  html`${roots.map((root) => html`<p class="code">${root}</p>`)}`

const groups = (hex: string): string => hex.replace(/(.{8})(?=.)/g, '$1 ')
