import { Input } from 'antd'
import { tidy } from '../../../shared/kernel/text.ts'
import { type ControlProps, inputMarks } from './control.ts'
import { useForm } from './form-context.ts'

/** A text or a figure. Leaving it tidies what was pasted: full-width digits, stray spaces. */
export function TextControl({ field, ids, lines = 1 }: ControlProps) {
  const form = useForm()
  const text = String(form.values[field.name] ?? '')
  const isFigure = field.kind === 'integer' || field.kind === 'fen'
  const shared = {
    ...inputMarks(ids, form.errors[field.name] !== undefined),
    value: text,
    onChange: (event: { target: { value: string } }) => form.write(field.name, event.target.value),
    onBlur: () => {
      if (lines === 1 && tidy(text) !== text) form.write(field.name, tidy(text))
      else if (text !== '') form.check(field.name)
    },
  }
  if (lines > 1) return <Input.TextArea {...shared} autoSize={{ minRows: lines, maxRows: lines + 4 }} />
  return (
    <Input
      {...shared}
      inputMode={isFigure ? 'decimal' : 'text'}
      {...(isFigure ? { style: { textAlign: 'right' } } : {})}
    />
  )
}
