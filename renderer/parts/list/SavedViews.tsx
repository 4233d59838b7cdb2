import { DeleteOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Divider, Flex, Input, Popover, Typography } from 'antd'
import { useState } from 'react'
import { desk } from '../../../shared/desk/contract.ts'
import { OnlyWith } from '../../bridge/OnlyWith.tsx'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import type { ListSpec } from './list-kinds.ts'
import { readView } from './saved-view.ts'
import type { ListState } from './use-list-state.ts'

type Props = { readonly spec: ListSpec; readonly state: ListState }

/** 视图: search, filters, sort and columns under a name of one's own; and the column chooser beside it. */
export function SavedViews({ spec, state }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        content={<ViewList spec={spec} state={state} onDone={() => setOpen(false)} />}
      >
        <Button>
          视图 <DownOutlined aria-hidden />
        </Button>
      </Popover>
      <ColumnChooser spec={spec} state={state} />
    </>
  )
}

function ViewList({ spec, state, onDone }: Props & { readonly onDone: () => void }) {
  const drop = useLedgerCommand(desk.dropView)
  const take = (content: string): void => {
    const view = readView(content, spec)
    if (view) state.apply(view)
    onDone()
  }
  return (
    <div style={{ width: 300 }}>
      {state.views.length === 0 && (
        <Typography.Paragraph type="secondary">
          常用的搜索、筛选和列可以起个名字存下来，下次一点就到。
        </Typography.Paragraph>
      )}
      {state.views.map((view) => (
        <Flex key={view.id} align="center">
          <Button type="text" style={{ flex: 1, justifyContent: 'start' }} onClick={() => take(view.content)}>
            {view.name}
          </Button>
          <OnlyWith door={desk.dropView}>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除视图“${view.name}”`}
              onClick={() => void drop.run({ id: view.id })}
            />
          </OnlyWith>
        </Flex>
      ))}
      <OnlyWith door={desk.saveView}>
        <Divider style={{ margin: '8px 0' }} />
        <NameView spec={spec} state={state} onDone={onDone} />
      </OnlyWith>
    </div>
  )
}

function NameView({ spec, state, onDone }: Props & { readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const save = useLedgerCommand(desk.saveView, { done: '视图已保存' })
  const run = async (): Promise<void> => {
    const { search, filters, sort, descending } = state.asked
    const columns = state.columns.map((field) => field.name)
    const content = JSON.stringify({ search, filters, sort, descending, columns })
    const answer = await save.run({ list: spec.list, name: name.trim(), content })
    if (answer.ok) onDone()
  }
  return (
    <Flex gap={8}>
      <Input
        value={name}
        maxLength={30}
        placeholder="给现在的样子起个名字"
        aria-label="视图名称"
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() && void run()}
      />
      <Button
        type="primary"
        disabled={name.trim() === '' || name.startsWith('#')}
        loading={save.isRunning}
        onClick={() => void run()}
      >
        保存
      </Button>
    </Flex>
  )
}
