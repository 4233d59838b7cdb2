import { Typography } from 'antd'
import type { ReactNode } from 'react'

/** A titled part of a form, its fields on a grid of twelve. */
export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>
        <Typography.Text strong>{title}</Typography.Text>
      </legend>
      <div className="form-grid">{children}</div>
    </fieldset>
  )
}
