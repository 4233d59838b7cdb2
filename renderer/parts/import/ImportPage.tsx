import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Flex, Steps } from 'antd'
import { useState } from 'react'
import type { Field } from '../../../shared/fields/field.ts'
import type { ImportPreview, imports } from '../../../shared/imports/contract.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { ImportName } from '../../../shared/ledgers/derived.ts'
import { ImportCheck } from './ImportCheck.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportStart } from './ImportStart.tsx'
import css from './import.module.css'

type Props = {
  /** What comes in: 党员名册. */
  readonly title: string
  readonly noun: ImportName
  readonly fields: readonly Field[]
  readonly onLeave: () => void
}
type Batch = Output<typeof imports.apply>

/**
 * 导入: choose or paste, check a dry run, import the good rows; the wrong ones go back in the same
 * workbook.
 */
export function ImportPage({ title, noun, fields, onLeave }: Props) {
  const [preview, setPreview] = useState<ImportPreview>()
  const [batch, setBatch] = useState<Batch>()
  const again = (): void => {
    setPreview(undefined)
    setBatch(undefined)
  }
  const step = batch ? 2 : preview ? 1 : 0
  return (
    <section className={css.page} aria-label={`导入${title}`}>
      <Flex align="center" gap={12}>
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label="返回"
          title="返回"
          onClick={onLeave}
        />
        <h1 className={css.title}>导入{title}</h1>
        <Steps
          size="small"
          className={css.steps}
          current={step}
          items={[{ title: '选择表格' }, { title: '核对' }, { title: '完成' }]}
        />
      </Flex>
      {batch && preview ? (
        <ImportDone preview={preview} batch={batch} onBatch={setBatch} onAgain={again} onLeave={onLeave} />
      ) : preview ? (
        <ImportCheck
          preview={preview}
          fields={fields}
          onPreview={setPreview}
          onBatch={setBatch}
          onAgain={again}
        />
      ) : (
        <ImportStart noun={noun} onPreview={setPreview} />
      )}
    </section>
  )
}
