import { Alert, Button } from 'antd'
import type { Field } from '../../../shared/fields/field.ts'
import type { ImportPreview } from '../../../shared/imports/contract.ts'
import { fault } from '../../../shared/kernel/faults.ts'
import { sayFault } from '../../../shared/words/faults.ts'
import { UnseenRows } from './UnseenRows.tsx'

type Props = {
  readonly preview: ImportPreview
  readonly fields: readonly Field[]
  readonly isRunning: boolean
  readonly onChange: (mapping: ImportPreview['mapping']) => void
  readonly onColumns: () => void
}

/** What a dry run has to say before anybody reads its rows. */
export function ImportNotices({ preview, fields, isRunning, onChange, onColumns }: Props) {
  const label = (name: string) => fields.find((field) => field.name === name)?.label ?? name
  const guesses = preview.mapping.columns.flatMap(({ heading, guess }) =>
    guess === null ? [] : [`“${heading}”可能是“${label(guess)}”`],
  )
  return (
    <>
      {preview.appliers.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={sayFault(fault('imports.not-yours', { roles: preview.appliers }))}
        />
      )}
      {preview.missing.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`没有找到必填的列：${preview.missing.map(label).join('、')}。请在“列对应”里指定，或在工作簿里补上。`}
        />
      )}
      <UnseenRows preview={preview} isRunning={isRunning} onChange={onChange} />
      {guesses.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`有 ${guesses.length} 列不能确定是哪一项，没有导入：${guesses.join('、')}。`}
          action={
            <Button size="small" onClick={onColumns}>
              去确认
            </Button>
          }
        />
      )}
    </>
  )
}
