import { labelOf } from '../../codes/index.ts'
import { organisationTypeCodes } from '../../codes/organisation.ts'
import type { Day } from '../../kernel/day.ts'
import { html, type Paper, paperTable, signatureLine } from '../../papers/paper.ts'
import { footOf, type Printing } from '../../papers/printing.ts'
import { type Workbook, workbookColumn } from '../../sheets/workbook.ts'
import type { OrganisationNode } from './contract.ts'
import { organisationFields } from './fields.ts'

type About = { readonly asOf: Day; readonly officeName: string }

/** 党组织名册 as a workbook: the tree of one day, in its order, with the headings the import knows. */
export function organisationWorkbook(
  nodes: readonly OrganisationNode[],
  { asOf, officeName }: About,
): Workbook {
  const nameOf = namesIn(nodes)
  return {
    title: '党组织名册',
    subtitles: [`单位：${officeName}　　截至：${asOf}`],
    columns: organisationFields.map(workbookColumn),
    rows: nodes.map((node) =>
      organisationFields.map(({ name }) => {
        if (name === 'parentId') return nameOf(node.parentId)
        return name === 'type' ? labelOf(organisationTypeCodes, node.type) : node[name]
      }),
    ),
  }
}

/** 党组织名册 on paper, A4 across. */
export function organisationPaper(nodes: readonly OrganisationNode[], about: About & Printing): Paper {
  const depths = new Map<string, number>()
  const rows = nodes.map((node, at) => {
    const depth = node.parentId === null ? 0 : (depths.get(node.parentId) ?? 0) + 1
    depths.set(node.id, depth)
    return [
      String(at + 1),
      node.code,
      `${'　'.repeat(Math.min(depth, DEEPEST))}${node.fullName}`,
      labelOf(organisationTypeCodes, node.type),
      node.secretary ?? '',
      String(node.memberCount),
      node.foundedDay ?? '',
      node.termStart && node.termEnd ? `${node.termStart} 至 ${node.termEnd}` : (node.termEnd ?? ''),
      [node.contact, node.contactPhone].filter((part) => part !== null).join(' '),
    ]
  })
  const headings = [
    '序号',
    '编码',
    '党组织全称',
    '类别',
    '书记（组长）',
    '党员数',
    '成立日期',
    '本届任期',
    '联系人',
  ]
  return {
    title: '党组织名册',
    landscape: true,
    ...footOf(about),
    body: html`<h1>党组织名册</h1>
<div class="head"><span>单位：${about.officeName}</span><span>截至：${about.asOf}</span>
<span>共 ${nodes.length} 个</span></div>
${paperTable(headings, rows)}
${signatureLine(['制表人', '复核人', '负责人'])}`,
  }
}

/** Whatever stands deeper is set in as far as this. */
const DEEPEST = 12

function namesIn(nodes: readonly OrganisationNode[]): (id: string | null) => string | null {
  const names = new Map<string, string>(nodes.map(({ id, fullName }) => [id, fullName]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}
