import type { Step } from '../../shared/workflow/workflow.ts'
import type { Locked } from './standing.ts'

/**
 * The triggers by which a file itself holds to a workflow, whoever writes: a state changes only along a step,
 * whoever had a hand in a record stays known, and nobody takes a step that their own hand keeps from them.
 * SQL, one statement each by name. A migration holds the text of its day; tests/workflow/locks.test.ts says
 * where the newest is no longer that of the workflows.
 */
export function locksOf({ workflow, standing }: Locked): ReadonlyMap<string, string> {
  const { table, state, hands, took = {} } = standing
  const steps = Object.entries<Step>(workflow)
  const locks = new Map<string, string>()
  const put = (name: string, when: 'insert' | 'update', refused: string, why: string) =>
    locks.set(
      name,
      `CREATE TRIGGER ${name} before ${when} on ${table}
when ${refused}
begin select raise(abort, '${why}'); end`,
    )
  const ways = steps.flatMap(([, { from, to }]) =>
    to === undefined
      ? []
      : [`(${state('old.')} in (${said(from)})\n    and ${state('new.')} in (${said(to)}))`],
  )
  const along = ways.join('\n  or ')
  put(
    `${table}_goes_its_way`,
    'update',
    `${state('new.')}\n  <> ${state('old.')} and not (\n  ${along})`,
    'no step leads to that state',
  )
  if (hands !== NOBODY) {
    put(
      `${table}_keeps_its_hands`,
      'update',
      `substr(new.${hands} || ' ', 1, length(old.${hands}) + 1) <> old.${hands} || ' '`,
      'whoever had a hand in a record stays known',
    )
  }
  const own = steps.flatMap(([deed, { another, not = [] }]) => {
    const taker = took[deed]
    if (taker === undefined) return []
    const touched = another ? [`instr(' ' || new.${hands} || ' ', ' ' || new.${taker} || ' ') > 0`] : []
    return [...touched, ...not.map((step) => `new.${taker} = new.${took[step]}`)]
  })
  for (const when of ['insert', 'update'] as const)
    put(`${table}_by_another_${when}`, when, own.join('\n  or '), 'nobody decides over what is their own')
  return locks
}

const NOBODY = `''`

const said = (states: string | readonly string[]): string =>
  [states]
    .flat()
    .map((state) => `'${state}'`)
    .join(', ')
