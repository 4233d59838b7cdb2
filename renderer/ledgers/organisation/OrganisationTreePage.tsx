import { Flex } from 'antd'
import type { Day } from '../../../shared/kernel/day.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { DayInput } from '../../parts/form/DayInput.tsx'
import { today } from '../../parts/values/clock.ts'
import { NoOrganisation } from './NoOrganisation.tsx'
import { OrganisationPanel } from './OrganisationPanel.tsx'
import { OrganisationTree } from './OrganisationTree.tsx'
import css from './OrganisationTreePage.module.css'
import { PageDeeds } from './PageDeeds.tsx'

/** The tree as it stood on a day, and the card of the chosen organisation beside it. */
export function OrganisationTreePage() {
  const [asOf, setAsOf] = usePlaceState<Day>('asOf', today())
  const [chosen, choose] = usePlaceState<string | undefined>('id', undefined)
  const tree = useLedgerQuery(organisation.tree, { asOf }, { keepPrevious: true })
  return (
    <section className={css.page} aria-label="组织">
      <Flex align="center" gap={12} wrap>
        <h1>组织</h1>
        <span>截至</span>
        <DayInput
          kind="day"
          label="截至哪天"
          hint={today()}
          value={asOf}
          onSettle={(day) => setAsOf((day ?? today()) as Day)}
        />
        {asOf !== today() && <span className="soft">这是 {asOf} 当天的组织、书记和人数</span>}
        <span className={css.gap} />
        <PageDeeds asOf={asOf} under={chosen} />
      </Flex>
      <Answered of={tree}>
        {(nodes) => {
          if (nodes.length === 0) return <NoOrganisation asOf={asOf} />
          const shown = nodes.find((node) => node.id === chosen) ?? nodes[0]!
          return (
            <div className={css.halves}>
              <OrganisationTree nodes={nodes} chosen={shown.id} onChoose={choose} asOf={asOf} />
              <OrganisationPanel key={shown.id} id={shown.id} asOf={asOf} />
            </div>
          )
        }}
      </Answered>
    </section>
  )
}
