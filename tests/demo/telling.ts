import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sayMoment, saySize } from '../../shared/kernel/moment-words.ts'
import { auditor, office, superior } from './cast.ts'
import type { Step, Story } from './story.ts'

/** Writes the page that tells the whole story from disk, and answers how many files the story left. */
export function writePage(story: Story, seconds: number, nowMs: number): number {
  const files = filesOf(story)
  const style = readFileSync(join(import.meta.dirname, 'telling.css'), 'utf8')
  const chapters = [...new Set(story.steps.map(({ chapter }) => chapter))]
  const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>社区台账 · 演示</title>
<style>
${style}
</style>
</head>
<body>
<header class="bar"><strong>社区台账</strong><span>离线 · 加密 · 全程留痕</span></header>
<main>
${opening(story, files.length, seconds, nowMs)}
<nav aria-label="章节">
${chapters.map((title, at) => `<a href="#c${at}">${safe(title)}</a>`).join('')}
<a href="#files">留下的文件</a></nav>
${chapters.map((title, at) => chapter(title, at, story)).join('\n')}
${leftBehind(files)}
</main>
<footer>这个页面由演示程序写成：每张图都是真实界面的截图，每个文件都是程序当场生成的。人名、身份证号（990000开头）、单位全部是假想的。</footer>
</body>
</html>
`
  writeFileSync(story.path('index.html'), page)
  return files.length
}

type LeftFile = { readonly name: string; readonly size: number }

function filesOf(story: Story): LeftFile[] {
  const names = readdirSync(story.folder, { recursive: true }).map(String)
  return names
    .filter((name) => !/^(pictures|index\.html|failed\.png)/.test(name))
    .map((name) => ({ name: name.replaceAll('\\', '/'), at: statSync(story.path(name)) }))
    .filter(({ at }) => at.isFile())
    .map(({ name, at }) => ({ name, size: at.size }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function opening(story: Story, files: number, seconds: number, nowMs: number): string {
  return `<section class="opening">
<h1>从一叠Excel，到上级的回执、审计的核验</h1>
<p>三台互不联网的电脑，两个U盘，${story.steps.length} 步。${safe(office.name)}建立台账、导入花名册、排好活动场所、算好工资、上报；${safe(superior.name)}接收、认定、写回执；${safe(auditor.name)}打开审计包，自己核验。</p>
<ol class="cast">
<li><b>街道</b><span>${safe(superior.name)}</span><i>接收、汇总、认定</i></li>
<li class="by">← 上报<br>U盘<br>回执 →</li>
<li><b>社区</b><span>${safe(office.name)}</span><i>录入、复核、负责人、管理员</i></li>
<li class="by">审计包<br>U盘 →</li>
<li><b>审计</b><span>${safe(auditor.name)}</span><i>只读、核验</i></li>
</ol>
<p class="made">${sayMoment(nowMs)} 在真实界面上走完，用时 ${seconds} 秒，留下 ${files} 个文件。</p>
</section>`
}

function chapter(title: string, at: number, story: Story): string {
  const steps = story.steps.filter((step) => step.chapter === title)
  return `<section class="chapter" id="c${at}">
<h2>${safe(title)}</h2>
${steps.map(told).join('\n')}
</section>`
}

function told({ number, title, words, place, picture, ring, files }: Step): string {
  const sides = ring && `left:${ring.left}%;top:${ring.top}%;width:${ring.width}%;height:${ring.height}%`
  const mark = sides ? `<i class="ring" style="${sides}"></i>` : ''
  const links = files.map((name) => `<a class="file" href="${address(name)}">${safe(name)}</a>`).join('')
  return `<article>
<div class="said"><span class="number">${number}</span><h3>${safe(title)}</h3><p>${safe(words)}</p>
<p class="place">${safe(place)}</p>${links && `<p class="links">${links}</p>`}</div>
<a class="picture" href="${picture}">
<img loading="lazy" src="${picture}" width="1366" height="768" alt="${safe(title)}">${mark}</a>
</article>`
}

function leftBehind(files: readonly LeftFile[]): string {
  const rows = files.map(
    ({ name, size }) =>
      `<tr><td><a href="${address(name)}">${safe(name)}</a></td><td>${safe(whatIs(name))}</td>` +
      `<td class="size">${saySize(size)}</td></tr>`,
  )
  return `<section class="chapter" id="files">
<h2>留下的文件</h2>
<p>“U盘”是代替U盘的文件夹。.tzb 是签名加密的包，用通用工具 age、tar、ssh-keygen 也能打开和验证。</p>
<table><thead><tr><th>文件</th><th>是什么</th><th class="size">大小</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
</section>`
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/_report_.*\.tzb$/, '上报包：社区签名，只有街道能打开'],
  [/_receipt_.*\.tzb$/, '回执：街道签名，只有社区能打开'],
  [/_audit_.*\.tzb$/, '审计包：社区签名，只有审计组能打开'],
  [/_enrol_.*\.tzk$/, '登记文件：公开的密钥'],
  [/_grant_.*\.tzk$/, '答复文件：上级或被审计单位登记后带回'],
  [/TZB1_.*\.pdf$/, '登记表：校验数字，盖章用'],
  [/\.keyring\.json$/, '备份的钥匙：用各人自己的密码打开'],
  [/\.db$/, '台账备份：整本加密'],
  [/标注\.xlsx$/, '退回的工作簿：有误的格子标红，旁边写着原因'],
  [/登记\.xlsx$/, '社区自己的登记本，从它导入'],
  [/\.xlsx$/, '导出的名册'],
  [/恢复单\.pdf$/, '恢复单：两人签字封存'],
  [/封存单.*\.pdf$/, '月底封存单：条数、末条摘要，两人签字'],
  [/核验报告.*\.pdf$/, '审计核验报告'],
  [/\.pdf$/, '打印稿'],
]

const whatIs = (name: string): string => kinds.find(([like]) => like.test(name))?.[1] ?? ''
const address = (name: string): string => name.split('/').map(encodeURIComponent).join('/')
const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
