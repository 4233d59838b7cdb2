import { useMemo } from 'react'
import { namePinyin } from '../../../shared/kernel/pinyin.ts'
import { type OrganisationNode, organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { today } from '../values/clock.ts'
import type { TreeChoice } from '../values/tree-choice.ts'

/** The organisations of today, by name and as trees to choose from. */
export type Organisations = {
  readonly nodes: readonly OrganisationNode[]
  /** The short name behind an id; undefined for a stranger, such as an organisation dissolved since. */
  readonly nameOf: (id: string) => string | undefined
  /** Every organisation may be chosen. */
  readonly choices: readonly TreeChoice[]
  /** Only where members may stand: 党支部 and 党小组. */
  readonly branchChoices: readonly TreeChoice[]
}

/** Asks for today's tree once; every page that shows references shares the answer. */
export function useOrganisations(): Organisations {
  const { data: nodes = nothing } = useLedgerQuery(organisation.tree, { asOf: today() })
  return useMemo(() => {
    const names = new Map<string, string>(nodes.map((node) => [node.id, node.shortName]))
    return {
      nodes,
      nameOf: (id) => names.get(id),
      choices: choicesOf(nodes, () => true),
      branchChoices: choicesOf(nodes, (node) => branchTypes.has(node.type)),
    }
  }, [nodes])
}

/**
 * Nested choices in the order of the tree; those that may not be chosen still show where the others
 * stand.
 */
export function choicesOf(
  nodes: readonly OrganisationNode[],
  mayChoose: (node: OrganisationNode) => boolean,
): readonly TreeChoice[] {
  const known = new Set<string>(nodes.map((node) => node.id))
  const below = new Map<string, OrganisationNode[]>()
  for (const node of nodes) {
    // Subtle: a parent that is not among the nodes (out of scope, dissolved) must not hide its children.
    const parent = node.parentId && known.has(node.parentId) ? node.parentId : ''
    const siblings = below.get(parent)
    if (siblings) siblings.push(node)
    else below.set(parent, [node])
  }
  const under = (parent: string): TreeChoice[] =>
    (below.get(parent) ?? []).map((node) => ({
      value: node.id,
      title: node.shortName,
      also: `${node.code} ${node.fullName} ${initialsOf(node.shortName)}`,
      children: under(node.id),
      ...(mayChoose(node) ? {} : { disabled: true }),
    }))
  return under('')
}

const branchTypes = new Set(['631', '632', 'group'])
const nothing: readonly OrganisationNode[] = []

function initialsOf(name: string): string {
  const syllables = namePinyin(name)
  return `${syllables.join('')} ${syllables.map((syllable) => syllable[0]).join('')}`
}
