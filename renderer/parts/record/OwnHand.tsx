import type { ReactNode } from 'react'
import { judgeStep, type Standing, type Workflow } from '../../../shared/workflow/workflow.ts'
import { useSession } from '../../bridge/session.ts'

type Props<Flow extends Workflow> = {
  readonly workflow: Flow
  readonly standing: Standing
  readonly steps: readonly (keyof Flow & string)[]
  /** Why, and who does it instead. */
  readonly children: ReactNode
}

/** In place of a button: why somebody is not offered a step that only their own hand keeps from them. */
export function OwnHand<Flow extends Workflow>({ workflow, standing, steps, children }: Props<Flow>) {
  const { user } = useSession()
  const isOwn = steps.some((step) => judgeStep(workflow, step, standing, user)?.startsWith('own-'))
  return isOwn ? <span className="soft">{children}</span> : null
}
