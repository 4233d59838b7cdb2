import { addressOf, goTo } from '../bridge/place.ts'
import type { PageEntry } from './pages.tsx'
import css from './shell.module.css'

type Props = {
  readonly entries: readonly (readonly [string, PageEntry])[]
  readonly current: string
}

/** The pages, down the left side. */
export function Navigation({ entries, current }: Props) {
  return (
    <nav className={css.navigation} aria-label="主导航">
      <ul>
        {entries.map(([name, { label, icon }], at) => (
          <li key={name}>
            <a
              href={addressOf({ page: name, details: {} })}
              aria-current={name === current ? 'page' : undefined}
              title={at < 9 ? `${label}（Ctrl+${at + 1}）` : label}
              onClick={(event) => {
                event.preventDefault()
                goTo(name)
              }}
            >
              <span aria-hidden="true">{icon}</span>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
