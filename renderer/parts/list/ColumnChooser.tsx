import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Flex, Popover } from 'antd'
import { desk } from '../../../shared/desk/contract.ts'
import { useMay } from '../../bridge/session.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import type { ListSpec } from './list-kinds.ts'
import { COLUMNS_VIEW } from './saved-view.ts'
import type { ListState } from './use-list-state.ts'

type Props = { readonly spec: ListSpec; readonly state: ListState }

/** 列: which columns a list shows and in which order; kept for this person in the ledger. */
export function ColumnChooser({ spec, state }: Props) {
  const mayKeep = useMay(desk.saveView)
  const save = useLedgerCommand(desk.saveView)
  const keep = (): void => {
    if (!mayKeep) return
    const content = JSON.stringify({ columns: state.columns.map((field) => field.name) })
    void save.run({ list: spec.list, name: COLUMNS_VIEW, content })
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      onOpenChange={(isOpen) => !isOpen && keep()}
      content={<Chooser spec={spec} state={state} />}
    >
      <Button>列</Button>
    </Popover>
  )
}

function Chooser({ spec, state }: Props) {
  const chosen = state.columns.map((field) => field.name)
  const rest = spec.fields.filter((field) => !chosen.includes(field.name))
  const move = (place: number, by: number): void => {
    const names = [...chosen]
    const [name] = names.splice(place, 1)
    names.splice(place + by, 0, name!)
    state.choose(names)
  }
  return (
    <div style={{ width: 300, maxHeight: '60vh', overflow: 'auto' }}>
      {state.columns.map((field, place) => (
        <Flex key={field.name} align="center">
          <Checkbox
            style={{ flex: 1 }}
            checked
            disabled={place === 0}
            onChange={() => state.choose(chosen.filter((name) => name !== field.name))}
          >
            {field.label}
          </Checkbox>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={`“${field.label}”前移`}
            disabled={place < 2}
            onClick={() => move(place, -1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined aria-hidden />}
            aria-label={`“${field.label}”后移`}
            disabled={place === 0 || place === chosen.length - 1}
            onClick={() => move(place, 1)}
          />
        </Flex>
      ))}
      {rest.map((field) => (
        <div key={field.name}>
          <Checkbox checked={false} onChange={() => state.choose([...chosen, field.name])}>
            {field.label}
          </Checkbox>
        </div>
      ))}
      <Button
        type="link"
        onClick={() => state.choose(spec.fields.filter((field) => field.shown).map((field) => field.name))}
      >
        恢复原来的列
      </Button>
    </div>
  )
}
