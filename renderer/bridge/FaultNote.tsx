import { Alert } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Fault } from '../../shared/kernel/faults.ts'

const FaultSentence = lazy(() =>
  import('./FaultSentence.tsx').then((module) => ({ default: module.FaultSentence })),
)

/** The sentence of a fault, in its place on the page. Nothing when there is none. */
export function FaultNote({
  fault,
  action,
}: {
  readonly fault: Fault | undefined
  readonly action?: ReactNode
}) {
  if (!fault || fault.code === 'session.locked') return null
  const type = fault.code === 'ipc.cancelled' ? 'info' : 'error'
  const sentence = (
    <Suspense fallback={null}>
      <FaultSentence fault={fault} />
    </Suspense>
  )
  return <Alert role="alert" showIcon type={type} title={sentence} action={action} />
}
