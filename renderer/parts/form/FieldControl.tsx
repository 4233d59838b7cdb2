import { Radio, TreeSelect } from 'antd'
import { treeMatches } from '../values/tree-choice.ts'
import { CodeSelect } from './CodeSelect.tsx'
import type { ControlProps } from './control.ts'
import { DayControl } from './DayControl.tsx'
import { useForm } from './form-context.ts'
import { IdNumberControl } from './IdNumberControl.tsx'
import { clearing, unfolding } from './icons.tsx'
import { TextControl } from './TextControl.tsx'

/** The control for a field's kind. */
export function FieldControl(props: ControlProps) {
  const { field, ids } = props
  const form = useForm()
  switch (field.kind) {
    case 'text':
      return field.mask === 'id-number' ? <IdNumberControl {...props} /> : <TextControl {...props} />
    case 'integer':
    case 'minute':
    case 'fen':
    case 'percent':
    case 'factor':
      return <TextControl {...props} />
    case 'day':
    case 'month':
      return <DayControl {...props} />
    case 'flag':
      return <FlagControl {...props} />
    case 'code':
      return (
        <CodeSelect
          id={ids.id}
          describedBy={ids.noteId}
          isWrong={form.errors[field.name] !== undefined}
          codes={field.codes!}
          only={props.only}
          value={codeOf(form.values[field.name])}
          onChange={(code) => form.write(field.name, code)}
        />
      )
    case 'reference':
      return <ReferenceControl {...props} />
  }
}

function FlagControl({ field, ids }: ControlProps) {
  const form = useForm()
  return (
    <Radio.Group
      id={ids.id}
      aria-describedby={ids.noteId}
      aria-label={field.label}
      value={form.values[field.name] === true}
      onChange={(event) => form.write(field.name, event.target.value === true)}
      options={[
        { value: false, label: '否' },
        { value: true, label: '是' },
      ]}
    />
  )
}

function ReferenceControl({ field, ids, choices }: ControlProps) {
  const form = useForm()
  return (
    <TreeSelect
      {...unfolding}
      id={ids.id}
      aria-describedby={ids.noteId}
      aria-invalid={form.errors[field.name] !== undefined}
      style={{ width: '100%' }}
      allowClear={clearing}
      showSearch={{ filterTreeNode: treeMatches }}
      treeDefaultExpandAll
      popupMatchSelectWidth={360}
      placeholder="请选择，可打字"
      status={form.errors[field.name] ? 'error' : ''}
      value={codeOf(form.values[field.name])}
      onChange={(id) => form.write(field.name, id ?? null)}
      treeData={(choices ?? []) as never}
    />
  )
}

const codeOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
