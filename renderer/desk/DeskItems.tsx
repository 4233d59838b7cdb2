import type { DeskItem } from '../../shared/desk/contract.ts'
import { sayDeskItem } from '../../shared/desk/words.ts'
import { goTo } from '../bridge/place.ts'
import css from './DeskItems.module.css'

const groups = [
  { kind: 'due', title: '到期', none: '近期没有到期的事' },
  { kind: 'waiting', title: '等我办', none: '没有等您办的事' },
  { kind: 'missing', title: '缺项', none: '没有缺项' },
] as const

/** What is due, waiting and missing, soonest first; a line opens the page where it is done. */
export function DeskItems({ items }: { readonly items: readonly DeskItem[] }) {
  return (
    <div className={css.groups}>
      {groups.map(({ kind, title, none }) => {
        const mine = items.filter((item) => item.kind === kind).sort(bySoonest)
        return (
          <section key={kind} className="panel" aria-label={title}>
            <h2>{title}</h2>
            {mine.length === 0 ? (
              <p className="soft">{none}</p>
            ) : (
              <ul className={css.items}>
                {mine.map((item) => (
                  <li key={item.code}>
                    <button type="button" onClick={() => goTo(item.page, item.filters)}>
                      <Sentence words={sayDeskItem(item.code, item.count, item.day)} />
                      <span aria-hidden="true">›</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}

const bySoonest = (a: DeskItem, b: DeskItem) =>
  (a.day ?? '9999').localeCompare(b.day ?? '9999') || b.count - a.count

/** A sentence whose dates are never broken over two lines. */
function Sentence({ words }: { readonly words: string }) {
  return (
    <span>
      {words.split(/(\d{4}-\d{2}-\d{2})/).map((part, at) =>
        at % 2 === 1 ? (
          <span key={part} className={css.unbroken}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  )
}
