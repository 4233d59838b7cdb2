import { CheckCircleFilled, QuestionCircleFilled } from '@ant-design/icons'
import { Button, Select, Table } from 'antd'
import type { Field } from '../../../shared/fields/field.ts'
import type { ImportPreview, imports } from '../../../shared/imports/contract.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import css from './import.module.css'
import { SheetChoice } from './SheetChoice.tsx'

type Mapping = RawInput<typeof imports.replan>['mapping']
type Props = {
  readonly preview: ImportPreview
  readonly fields: readonly Field[]
  readonly isRunning: boolean
  readonly onChange: (mapping: Mapping) => void
}
const NOT_TAKEN = '-'

/** 列对应: which column was taken for which field, with a sample; a change plans the import again. */
export function ColumnMapping({ preview, fields, isRunning, onChange }: Props) {
  const { mapping } = preview
  const assign = (column: number, field: string): void => {
    const columns = mapping.columns.map((one) => {
      if (one.column === column)
        return { ...one, field: field === NOT_TAKEN ? null : field, guess: null, sure: true }
      // Subtle: a field comes from one column; the column that had it lets go.
      return one.field === field ? { ...one, field: null } : one
    })
    onChange({ ...mapping, columns })
  }
  return (
    <>
      <SheetChoice key={mapping.headingRow} preview={preview} isRunning={isRunning} onChange={onChange} />
      <Table
        size="small"
        rowKey="column"
        loading={{ spinning: isRunning, delay: 200 }}
        dataSource={mapping.columns}
        pagination={false}
        columns={[
          { title: '工作簿里的列', dataIndex: 'heading', width: 240 },
          { title: '第一行的内容', dataIndex: 'sample', ellipsis: true },
          {
            title: '对应到台账的',
            key: 'field',
            width: 280,
            render: (_, column) => (
              <Select
                style={{ width: '100%' }}
                aria-label={`“${column.heading}”对应到`}
                disabled={isRunning}
                showSearch={{ optionFilterProp: 'label' }}
                value={column.field ?? NOT_TAKEN}
                onChange={(field) => assign(column.column, field)}
                options={choicesFor(fields, column.field)}
              />
            ),
          },
          {
            title: '',
            key: 'sure',
            width: 200,
            render: (_, { column, field, guess, sure }) =>
              guess === null ? (
                <Sureness isTaken={field !== null} isSure={sure} />
              ) : (
                <Guess
                  label={labelOf(fields, guess)}
                  isRunning={isRunning}
                  onTake={() => assign(column, guess)}
                />
              ),
          },
        ]}
      />
    </>
  )
}

type GuessProps = { readonly label: string; readonly isRunning: boolean; readonly onTake: () => void }

/** A column that only may be a field: it is not taken until somebody does. */
function Guess({ label, isRunning, onTake }: GuessProps) {
  return (
    <span className={css.unsure}>
      <QuestionCircleFilled aria-hidden /> 可能是“{label}”
      <Button type="link" size="small" disabled={isRunning} onClick={onTake}>
        取用
      </Button>
    </span>
  )
}

const labelOf = (fields: readonly Field[], name: string): string =>
  fields.find((field) => field.name === name)?.label ?? name

function Sureness({ isTaken, isSure }: { readonly isTaken: boolean; readonly isSure: boolean }) {
  if (!isTaken) return <span className={css.label}>不导入</span>
  return isSure ? (
    <span className={css.sure}>
      <CheckCircleFilled aria-hidden /> 已认出
    </span>
  ) : (
    <span className={css.unsure}>
      <QuestionCircleFilled aria-hidden /> 请确认
    </span>
  )
}

function choicesFor(fields: readonly Field[], taken: string | null) {
  const own = fields.filter((field) => !field.derived || field.name === taken)
  return [
    { value: NOT_TAKEN, label: '（不导入这一列）' },
    ...own.map((field) => ({
      value: field.name as string,
      label: field.label + (field.required ? '（必填）' : ''),
    })),
  ]
}
