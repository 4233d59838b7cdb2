import { Button } from 'antd'
import type { ReactNode } from 'react'
import { FaultNote } from './FaultNote.tsx'
import type { Answer } from './use-ledger-query.ts'
import { Waiting } from './Waiting.tsx'

type Props<T> = {
  readonly of: Answer<T>
  readonly children: (value: T) => ReactNode
}

/** What stands on an answer: a quiet wait before it, the sentence of the fault instead of it. */
export function Answered<T>({ of, children }: Props<T>) {
  if (of.data !== undefined) return children(of.data)
  if (of.fault) return <FaultNote fault={of.fault} action={<Button onClick={of.refetch}>再试一次</Button>} />
  return <Waiting />
}
