import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { Fault } from '../../shared/faults.ts'
import { sayFault } from '../../shared/words/faults.ts'

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
  return <Alert role="alert" showIcon type={type} title={sayFault(fault)} action={action} />
}
