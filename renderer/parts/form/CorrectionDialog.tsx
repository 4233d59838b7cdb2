import type { Field } from '../../../shared/fields/field.ts'
import type { Fault } from '../../../shared/kernel/faults.ts'
import { type NameOf, showValue } from '../values/show-value.ts'
import css from './form.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'

type Props = {
  readonly fields: readonly Field[]
  readonly before: Readonly<Record<string, unknown>>
  readonly patch: Readonly<Record<string, unknown>>
  readonly nameOf?: NameOf
  readonly isRunning: boolean
  readonly fault: Fault | undefined
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

/** Shows exactly what a correction will change, before → after, and asks why. */
export function CorrectionDialog({ fields, before, patch, nameOf, ...rest }: Props) {
  const changed = fields.filter(({ name }) => name in patch)
  return (
    <ReasonDialog title="保存更正" okText="保存" offers={['录入有误', '本人申报', '与档案核对']} {...rest}>
      <table className={css.changes}>
        <tbody>
          {changed.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              <td>
                <del>{showValue(field, before[field.name], nameOf) || '（空）'}</del> →{' '}
                <b>{showValue(field, patch[field.name], nameOf) || '（空）'}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ReasonDialog>
  )
}
