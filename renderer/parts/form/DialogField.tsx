import { Form } from 'antd'
import type { ReactNode } from 'react'

/** A labelled control inside a dialog. */
export function DialogField({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Form.Item label={label} required style={{ marginBottom: 12 }}>
      {children}
    </Form.Item>
  )
}
