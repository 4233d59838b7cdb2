import { FileExcelOutlined } from '@ant-design/icons'
import { Button, Card, Flex, Input, Typography } from 'antd'
import { useState } from 'react'
import { type ImportPreview, imports } from '../../../shared/imports/contract.ts'
import type { ImportName } from '../../../shared/ledgers/derived.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ImportProgress } from './ImportProgress.tsx'
import css from './import.module.css'
import { PastImports } from './PastImports.tsx'
import { TemplateDeed } from './TemplateDeed.tsx'

type Props = { readonly noun: ImportName; readonly onPreview: (preview: ImportPreview) => void }

/** The first step: a workbook, rows pasted from one, or an empty template; and what was imported before. */
export function ImportStart({ noun, onPreview }: Props) {
  const [text, setText] = useState('')
  const open = useLedgerTask(imports.open, { showsFault: true })
  const paste = useLedgerTask(imports.paste, { showsFault: true })
  const choose = async (): Promise<void> => {
    const answer = await open.run({ noun })
    if (answer.ok && answer.value) onPreview(answer.value)
  }
  const take = async (): Promise<void> => {
    const answer = await paste.run({ noun, text })
    if (answer.ok) onPreview(answer.value)
  }
  return (
    <>
      <FaultNote fault={open.fault ?? paste.fault} />
      <ImportProgress task={open} words="正在读取工作簿" />
      <ImportProgress task={paste} words="正在读取粘贴的内容" />
      <div className={css.ways}>
        <Card title="打开 Excel 工作簿" size="small">
          <Typography.Paragraph type="secondary">
            原来的名册直接打开即可，不用改格式：列名、日期写法各单位不同也能认。先核对，看过之后才写入台账。
          </Typography.Paragraph>
          <Flex gap={8}>
            <Button
              type="primary"
              icon={<FileExcelOutlined aria-hidden />}
              loading={open.isRunning}
              onClick={() => void choose()}
            >
              选择工作簿
            </Button>
            <TemplateDeed noun={noun} />
          </Flex>
        </Card>
        <Card title="从 Excel 复制粘贴" size="small">
          <Input.TextArea
            aria-label="从 Excel 复制粘贴"
            rows={3}
            value={text}
            placeholder="连同标题行一起复制，粘贴到这里"
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            style={{ marginTop: 8 }}
            disabled={text.trim() === ''}
            loading={paste.isRunning}
            onClick={() => void take()}
          >
            核对粘贴的内容
          </Button>
        </Card>
      </div>
      <PastImports noun={noun} />
    </>
  )
}
