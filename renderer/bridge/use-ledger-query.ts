import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Gate, Output, Query, RawInput } from '../../shared/ipc/endpoint.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import { call } from './client.ts'
import { faultBehind, Refused } from './refused.ts'

type Asked = Query | Gate

/** An answer as it stands: `data` once it came, `fault` if the ledger said no. */
export type Answer<T> = {
  readonly data: T | undefined
  readonly fault: Fault | undefined
  /** No answer at all yet. */
  readonly isPending: boolean
  /** An answer is on its way, perhaps a newer one than `data`. */
  readonly isFetching: boolean
  /** `data` still belongs to the question before. */
  readonly isPrevious: boolean
  readonly refetch: () => void
}
type Options = {
  readonly enabled?: boolean
  /** Shows the answer to the question before until this one is answered, so that nothing jumps. */
  readonly keepPrevious?: boolean
}

/** Asks the ledger and remembers the answer until a deed makes it stale. */
export function useLedgerQuery<E extends Asked>(
  door: E,
  input: RawInput<E>,
  options: Options = {},
): Answer<Output<E>> {
  const answer = useQuery({
    ...asked(door, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
  return { ...toAnswer<Output<E>>(answer), isPrevious: answer.isPlaceholderData }
}

/** Asks the same door several questions at once: the windows of a long list that are in sight. */
export function useLedgerQueries<E extends Asked>(
  door: E,
  inputs: readonly RawInput<E>[],
): readonly Answer<Output<E>>[] {
  const answers = useQueries({ queries: inputs.map((input) => asked(door, input)) })
  return answers.map((answer) => ({ ...toAnswer<Output<E>>(answer), isPrevious: false }))
}

function asked<E extends Asked>(door: E, input: RawInput<E>) {
  return {
    queryKey: [door.name, input] as const,
    queryFn: async (): Promise<Output<E>> => {
      const answer = await call(door, input)
      if (!answer.ok) throw new Refused(answer.fault)
      return answer.value
    },
  }
}

type Told = {
  data: unknown
  error: unknown
  isPending: boolean
  isFetching: boolean
  refetch: () => unknown
}

function toAnswer<T>(told: Told): Omit<Answer<T>, 'isPrevious'> {
  return {
    data: told.data as T | undefined,
    fault: told.error ? faultBehind(told.error) : undefined,
    isPending: told.isPending,
    isFetching: told.isFetching,
    refetch: () => void told.refetch(),
  }
}
