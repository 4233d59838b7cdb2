import { MinusSquareOutlined, PlusSquareOutlined } from '@ant-design/icons'
import { Tag, Tree } from 'antd'
import { useMemo, useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { organisationTypeCodes } from '../../../shared/codes/organisation.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { sayInteger } from '../../../shared/kernel/yuan.ts'
import type { OrganisationNode } from '../../../shared/ledgers/organisation/contract.ts'
import { choicesOf } from '../../parts/organisation/use-organisations.ts'
import type { TreeChoice } from '../../parts/values/tree-choice.ts'
import css from './OrganisationTree.module.css'

type Props = {
  readonly nodes: readonly OrganisationNode[]
  readonly chosen: string
  readonly asOf: Day
  readonly onChoose: (id: string) => void
}

/** The tree: name, kind, secretary, members; a term that has run out stands in red. */
export function OrganisationTree({ nodes, chosen, asOf, onChoose }: Props) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const trees = useMemo(() => choicesOf(nodes, () => true), [nodes])
  const byId = useMemo(() => new Map<string, OrganisationNode>(nodes.map((node) => [node.id, node])), [nodes])
  const expanded = nodes.map((node): string => node.id).filter((id) => !folded.has(id))
  return (
    <div className={css.tree}>
      <Tree
        showLine={{ showLeafIcon: false }}
        switcherIcon={({ expanded }: { expanded?: boolean }) =>
          expanded ? <MinusSquareOutlined aria-hidden /> : <PlusSquareOutlined aria-hidden />
        }
        blockNode
        treeData={trees as TreeChoice[]}
        fieldNames={{ key: 'value', title: 'title', children: 'children' } as never}
        selectedKeys={[chosen]}
        expandedKeys={expanded}
        onExpand={(keys) => setFolded(new Set(expandable(nodes).filter((id) => !keys.includes(id))))}
        onSelect={(keys) => keys[0] !== undefined && onChoose(String(keys[0]))}
        titleRender={(choice) => {
          const { value, title } = choice as unknown as TreeChoice
          const node = byId.get(value)
          // Subtle: while another day's tree comes in, rows of the tree before are drawn once more.
          return node ? <Line node={node} asOf={asOf} /> : title
        }}
      />
    </div>
  )
}

function Line({ node, asOf }: { readonly node: OrganisationNode; readonly asOf: Day }) {
  const isOverdue = node.termEnd !== null && node.termEnd < asOf
  return (
    <span className={css.line}>
      <span>{node.shortName}</span>
      <span className="soft">{labelOf(organisationTypeCodes, node.type)}</span>
      {node.secretary && <span className="soft">{node.secretary}</span>}
      {isOverdue && <Tag color="red">{node.termEnd} 届满</Tag>}
      <span className={css.count}>{sayInteger(node.memberCount)} 人</span>
    </span>
  )
}

const expandable = (nodes: readonly OrganisationNode[]): readonly string[] => nodes.map((node) => node.id)
