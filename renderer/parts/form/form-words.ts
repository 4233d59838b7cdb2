import type { Field, FieldKind } from '../../../shared/fields/field.ts'
import { sayFactor, sayPercent } from '../../../shared/kernel/basis-points.ts'
import type { Fault } from '../../../shared/kernel/faults.ts'
import { sayFault } from '../../../shared/words/faults.ts'

/** What a schema said of one field. */
export type Issue = {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly maximum?: unknown
  readonly minimum?: unknown
}

/** A schema's complaint as words at the field that say what to do. */
export function sayIssue(field: Field, issue: Issue): string {
  const say = sayLimit[field.kind]
  if (issue.code === 'too_big') {
    return say ? `不能大于 ${say(Number(issue.maximum))}。` : `最多 ${issue.maximum} 个字，请缩短。`
  }
  if (issue.code === 'too_small' && say) return `不能小于 ${say(Number(issue.minimum))}。`
  if (issue.code === 'too_small' && Number(issue.minimum) > 1) return `至少 ${issue.minimum} 个字。`
  if (issue.code === 'too_small' || issue.code === 'invalid_type') {
    return `请${field.kind === 'code' || field.kind === 'reference' ? '选择' : '填写'}${field.label}。`
  }
  return `${field.label}的写法不对，请核对。`
}

const sayLimit: { readonly [K in FieldKind]?: (limit: number) => string } = {
  integer: String,
  percent: sayPercent,
  factor: sayFactor,
}

/**
 * The field a refusal is about and its sentence, where it names one; otherwise the page says it as
 * a whole. Of several that are named, the one that was `changed` is to blame.
 */
export function blamedField(
  fault: Fault,
  fields: readonly Field[],
  own: Readonly<Record<string, string>> = {},
  changed: readonly string[] = [],
): { readonly name: string; readonly words: string } | undefined {
  const byCode = own[fault.code]
  if (byCode) return { name: byCode, words: sayFault(fault) }
  const params = Object.values(fault.params as Record<string, unknown>)
  const named = fields.filter((field) => params.includes(field.label) || params.includes(field.name))
  const blamed = named.find((field) => changed.includes(field.name)) ?? named[0]
  return blamed && { name: blamed.name, words: sayFault(fault) }
}
