import { Input } from 'antd'
import { tidy } from '../../../shared/kernel/text.ts'
import { isFigure } from '../values/show-value.ts'
import { type ControlProps, inputMarks } from './control.ts'
import { useForm } from './form-context.ts'
import { fromWritten, toWritten } from './form-values.ts'

/** A text or a figure. Leaving it tidies what was pasted: full-width digits, stray spaces. */
export function TextControl({ field, ids, lines = 1 }: ControlProps) {
  const form = useForm()
  const text = String(form.values[field.name] ?? '')
  const isNumber = isFigure(field)
  const shared = {
    ...inputMarks(ids, form.errors[field.name] !== undefined),
    value: text,
    onChange: (event: { target: { value: string } }) => form.write(field.name, event.target.value),
    onBlur: () => {
      const settled = settledText(field, text)
      if (lines === 1 && settled !== text) form.write(field.name, settled)
      else if (text !== '') form.check(field.name)
    },
  }
  if (lines > 1) return <Input.TextArea {...shared} autoSize={{ minRows: lines, maxRows: lines + 4 }} />
  return (
    <Input
      {...shared}
      placeholder={field.kind === 'minute' ? '如 9:30 或 下午2点' : undefined}
      inputMode={isNumber ? 'decimal' : 'text'}
      {...(isNumber ? { style: { textAlign: 'right' } } : {})}
    />
  )
}

/** What a field says once it is left: tidy, a time written out, a percentage with its sign. */
function settledText(field: ControlProps['field'], text: string): string {
  const read = fromWritten(field, text)
  const isWrittenOut = field.kind === 'minute' || field.kind === 'percent'
  return isWrittenOut && read.ok ? String(toWritten(field, read.value)) : tidy(text)
}
