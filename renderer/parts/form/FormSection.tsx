import { Typography } from 'antd'
import type { ReactNode } from 'react'
import css from './form.module.css'

/** A titled part of a form, its fields on a grid of twelve. */
export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={css.section}>
      <legend>
        <Typography.Text strong>{title}</Typography.Text>
      </legend>
      <div className={css.grid}>{children}</div>
    </fieldset>
  )
}
