import { roleWords } from '../../shared/kernel/role-words.ts'
import { isAuditor, type LedgerCard, type LedgerKind } from '../../shared/session/session.ts'
import css from './door.module.css'

type Person = LedgerCard['people'][number]
type Props = {
  readonly kind: LedgerKind
  readonly people: readonly Person[]
  readonly chosen: string | undefined
  readonly onChoose: (id: Person['id']) => void
}

/** Everybody who may unlock a ledger, one click each. */
export function PersonPicker({ kind, people, chosen, onChoose }: Props) {
  return (
    <fieldset className={css.personPicker}>
      <legend>您是谁？</legend>
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          aria-pressed={person.id === chosen}
          onClick={() => onChoose(person.id)}
        >
          <strong>{person.name}</strong>
          <span>{roleWords[isAuditor(kind) ? 'auditor' : person.role]}</span>
        </button>
      ))}
    </fieldset>
  )
}
