import { Button, Flex, Tabs } from 'antd'
import { useState } from 'react'
import type { Field } from '../../../shared/fields/field.ts'
import { type ImportPreview, imports } from '../../../shared/imports/contract.ts'
import type { Output, RawInput } from '../../../shared/ipc/endpoint.ts'
import { sayInteger } from '../../../shared/kernel/yuan.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ColumnMapping } from './ColumnMapping.tsx'
import { ImportNotices } from './ImportNotices.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportRows } from './ImportRows.tsx'
import css from './import.module.css'
import { MarkedDeed } from './MarkedDeed.tsx'

type Props = {
  readonly preview: ImportPreview
  readonly fields: readonly Field[]
  readonly onPreview: (preview: ImportPreview) => void
  readonly onBatch: (batch: Output<typeof imports.apply>) => void
  readonly onAgain: () => void
}

/**
 * The dry run: how the columns were understood, what every row would do, and the deed that does the
 * good ones.
 */
export function ImportCheck({ preview, fields, onPreview, onBatch, onAgain }: Props) {
  const { columns } = preview.mapping
  const unsure = columns.filter(({ sure, field, guess }) => !sure && (field ?? guess) !== null).length
  const [tab, setTab] = useState(preview.missing.length > 0 ? 'columns' : 'rows')
  const replan = useLedgerTask(imports.replan, { showsFault: true })
  const apply = useLedgerTask(imports.apply, { showsFault: true })
  const good = preview.counts.new + preview.counts.changed
  const remap = async (mapping: RawInput<typeof imports.replan>['mapping']): Promise<void> => {
    const answer = await replan.run({ token: preview.token, mapping })
    if (answer.ok) onPreview(answer.value)
  }
  const run = async (): Promise<void> => {
    const answer = await apply.run({ token: preview.token })
    if (answer.ok) onBatch(answer.value)
  }
  return (
    <>
      <Flex gap={8} align="center" wrap className={css.deeds}>
        <b>{preview.fileName}</b>
        <span className={css.gap} />
        <Button onClick={onAgain}>重新选择</Button>
        {preview.counts.wrong > 0 && <MarkedDeed token={preview.token} />}
        {preview.appliers.length === 0 && (
          <Button
            type="primary"
            disabled={good === 0 || preview.missing.length > 0}
            loading={apply.isRunning}
            onClick={() => void run()}
          >
            导入好的 {sayInteger(good)} 行
          </Button>
        )}
      </Flex>
      <FaultNote fault={apply.fault ?? replan.fault} />
      <ImportProgress task={apply} words="正在导入" />
      <ImportNotices
        preview={preview}
        fields={fields}
        isRunning={replan.isRunning}
        onChange={(mapping) => void remap(mapping)}
        onColumns={() => setTab('columns')}
      />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: 'rows', label: '每行的结果', children: <ImportRows preview={preview} /> },
          {
            key: 'columns',
            label: unsure > 0 ? `列对应（${unsure} 列请确认）` : '列对应',
            children: (
              <ColumnMapping
                preview={preview}
                fields={fields}
                isRunning={replan.isRunning}
                onChange={(mapping) => void remap(mapping)}
              />
            ),
          },
        ]}
      />
    </>
  )
}
