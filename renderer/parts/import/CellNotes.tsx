import type { ImportPreview } from '../../../shared/imports/contract.ts'
import css from './import.module.css'
import type { Verdict } from './verdict-words.ts'

type Props = { readonly cells: ImportPreview['rows'][number]['cells']; readonly verdict: Verdict }

/** The cells of a row that matter: complaints in red with their reason, differences as before → after. */
export function CellNotes({ cells, verdict }: Props) {
  const wrong = cells.filter((cell) => cell.problem)
  const rest = verdict === 'wrong' ? [] : cells.filter((cell) => !cell.problem)
  return (
    <div className={css.cells}>
      {wrong.map((cell) => (
        <div key={cell.field || cell.label} className={css.problem}>
          <b>{cell.label}</b>
          {cell.after && <span className={css.cell}>{cell.after}</span>}
          {cell.problem}
        </div>
      ))}
      {rest.map((cell) => (
        <span key={cell.field} className={css.difference}>
          <span className={css.label}>{cell.label}</span>
          {verdict === 'changed' && <del>{cell.before || '（空）'}</del>}
          {verdict === 'changed' && ' → '}
          <ins>{cell.after || '（空）'}</ins>
        </span>
      ))}
    </div>
  )
}
