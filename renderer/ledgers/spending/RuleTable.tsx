import { PlusOutlined } from '@ant-design/icons'
import { Segmented, Table } from 'antd'
import { useState } from 'react'
import { codesOf, labelOf } from '../../../shared/codes/index.ts'
import { fundRuleKindCodes, spendCategoryCodes } from '../../../shared/codes/spending.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { FundRule, FundTold } from '../../../shared/ledgers/spending/fund.ts'
import { rulesOn } from '../../../shared/ledgers/spending/rules.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { today } from '../../parts/values/clock.ts'
import { EndRuleDialog } from './EndRuleDialog.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { ruleWords } from './rule-words.ts'

/** The rules of a fund with their sources: those that hold, or all that ever held. */
export function RuleTable({ fund }: { readonly fund: FundTold }) {
  const told = useLedgerQuery(spending.rules, { fundId: fund.id }, { keepPrevious: true })
  const [isAll, setAll] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<FundRule>()
  return (
    <>
      <div className="row" style={{ marginBottom: 8 }}>
        <Segmented
          aria-label="哪些规定"
          value={isAll}
          onChange={setAll}
          options={[
            { label: '现行', value: false },
            { label: '全部', value: true },
          ]}
        />
        <span className="soft" style={{ flex: 1 }}>
          录入、审批、支付时按当天有效的规定自动核对。程序自带的只是常见做法，请按当地文件核对。
        </span>
        <Deed door={spending.addRule} icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          增加规定
        </Deed>
      </div>
      <Answered of={told}>
        {(rules) => (
          <Table<FundRule>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={inOrder(isAll ? rules : rulesOn(rules, today()))}
            locale={{ emptyText: '还没有规定' }}
            columns={[
              { title: '规定', width: 96, render: (_, { kind }) => labelOf(fundRuleKindCodes, kind) },
              { title: '内容', render: (_, rule) => ruleWords(rule) },
              { title: '依据', width: 280, dataIndex: 'source' },
              {
                title: '有效期',
                width: 200,
                render: (_, { fromDay, toDay }) => `${fromDay} 至 ${toDay ?? '今后'}`,
              },
              {
                title: '',
                width: 80,
                render: (_, rule) =>
                  rule.toDay === null && (
                    <Deed door={spending.endRule} size="small" onClick={() => setEnding(rule)}>
                      终止
                    </Deed>
                  ),
              },
            ]}
          />
        )}
      </Answered>
      {isAdding && <RuleDialog fund={fund} onClose={() => setAdding(false)} />}
      {ending && <EndRuleDialog rule={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

const kinds: readonly FundRule['kind'][] = [
  'scope',
  'forbidden',
  'limit',
  'paper',
  'publish-within',
  'publish-for',
]
const inOrder = (rules: readonly FundRule[]): FundRule[] =>
  rules.toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || placeOf(a.category) - placeOf(b.category),
  )
const placeOf = (category: string | null): number =>
  codesOf(spendCategoryCodes).findIndex(({ code }) => code === category)
