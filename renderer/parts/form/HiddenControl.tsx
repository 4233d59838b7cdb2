import { Button, Input, Space } from 'antd'
import type { Field } from '../../../shared/fields/field.ts'
import { useForm } from './form-context.ts'

type Props = { readonly field: Field; readonly ids: { readonly id: string; readonly noteId: string } }

/** A hidden value in a form: it stays as it is unless somebody writes a new one. */
export function HiddenControl({ field, ids }: Props) {
  const form = useForm()
  return (
    <Space.Compact block>
      <Input
        id={ids.id}
        data-skip
        readOnly
        tabIndex={-1}
        variant="filled"
        value={String(form.values[field.name] ?? '')}
      />
      <Button onClick={() => form.unhide(field.name)}>重填</Button>
    </Space.Compact>
  )
}
