import { Typography } from 'antd'
import type { Field } from '../../../shared/fields/field.ts'
import { type NameOf, showValue } from '../values/show-value.ts'
import { HiddenValue } from './HiddenValue.tsx'
import css from './record.module.css'

type Props = {
  readonly title: string
  readonly fields: readonly Field[]
  readonly names: readonly string[]
  readonly record: Readonly<Record<string, unknown>>
  readonly nameOf?: NameOf
  /** Given where values are hidden: shows them, which stands in the chain. */
  readonly onShow?: (() => void) | undefined
}

/** A part of a record laid out like the paper card: label, value, label, value. */
export function RecordCard({ title, fields, names, record, nameOf, onShow }: Props) {
  return (
    <section className="record-part" aria-label={title}>
      <Typography.Text strong className="record-part-title">
        {title}
      </Typography.Text>
      <dl className={css.grid}>
        {names.map((name) => {
          const field = fields.find((one) => one.name === name)
          if (!field) return null
          const text = showValue(field, record[name], nameOf)
          const isLong = field.width >= 200
          return (
            <div key={name} className={`${css.pair}${isLong ? ` ${css.long}` : ''}`}>
              <dt>{field.label}</dt>
              <dd>
                {onShow && field.mask && text.includes('*') ? (
                  <HiddenValue label={field.label} stars={text} onShow={onShow} />
                ) : (
                  text || <span className={css.nothing}>—</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
