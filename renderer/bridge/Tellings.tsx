import { unsay, useTellings } from './tellings.ts'

/** The short sentences at the top of the window: deeds done, and why others were refused. */
export function Tellings() {
  const said = useTellings()
  return (
    <div className="tellings">
      {said.map(({ key, kind, words }) => (
        <div key={key} className={`telling telling-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
          <span>{words}</span>
          <button type="button" aria-label="关闭提示" onClick={() => unsay(key)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
