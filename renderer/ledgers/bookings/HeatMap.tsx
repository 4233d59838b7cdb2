import { sayMinute } from '../../../shared/kernel/minute.ts'
import { sayPart } from '../../../shared/ledgers/bookings/papers.ts'
import { type Heat, partOf } from '../../../shared/ledgers/bookings/use-rate.ts'
import { sayWeekday } from '../../../shared/ledgers/bookings/words.ts'
import css from './bookings.module.css'

const SIDE = { left: 46, top: 24, width: 60, height: 30 }

/** Weekdays by hours: the darker, the more of the open time was used; hatched where nothing is open. */
export function HeatMap({ heat }: { readonly heat: readonly (readonly Heat[])[] }) {
  const hours = shownHours(heat)
  if (hours.length === 0) return <p className="soft">这段时间没有开放过。</p>
  const width = SIDE.left + hours.length * SIDE.width
  const height = SIDE.top + 7 * SIDE.height
  return (
    <>
      <svg
        className={css.heatMap}
        role="img"
        aria-label={wordsOf(heat)}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width * 1.25 }}
      >
        <title>一周中各时段的使用率</title>
        {hours.map((hour, at) => (
          <text key={hour} x={SIDE.left + at * SIDE.width} y={16} className={css.heatWord}>
            {sayMinute(hour * 60)}
          </text>
        ))}
        {heat.map((row, day) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the days of the week stand in a fixed order
          <g key={day} transform={`translate(0 ${SIDE.top + day * SIDE.height})`}>
            <text x={0} y={20} className={css.heatWord}>
              {sayWeekday(day + 1)}
            </text>
            {hours.map((hour, at) => (
              <Cell key={hour} x={SIDE.left + at * SIDE.width} heat={row[hour]!} />
            ))}
          </g>
        ))}
      </svg>
      <p className="soft">颜色越深，开放时间里被使用的越多；格内是使用率（%），灰格不开放。</p>
    </>
  )
}

function Cell({ x, heat: { open, used } }: { readonly x: number; readonly heat: Heat }) {
  const part = partOf(used, open) / 1000
  const isDark = part > 0.55
  return (
    <g transform={`translate(${x} 0)`}>
      <rect
        width={SIDE.width - 2}
        height={SIDE.height - 2}
        rx={3}
        fill={open === 0 ? 'var(--closed)' : colourOf(part)}
      />
      {open > 0 && (
        <text
          x={(SIDE.width - 2) / 2}
          y={19}
          textAnchor="middle"
          className={css.heatFigure}
          fill={isDark ? 'var(--paper)' : 'var(--ink)'}
        >
          {Math.round(part * 100)}
        </text>
      )}
    </g>
  )
}

/** From nearly white to the ink blue of the program. */
const colourOf = (part: number): string =>
  `color-mix(in srgb, var(--primary) ${Math.min(1, part) * 100}%, var(--faint))`

/** From the first hour that was open or used on any day to the last. */
function shownHours(heat: readonly (readonly Heat[])[]): number[] {
  const open = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    heat.some((row) => row[hour]!.open > 0),
  )
  const [first, last] = [open[0], open.at(-1)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
}

function wordsOf(heat: readonly (readonly Heat[])[]): string {
  return heat
    .map((row, day) => {
      const open = row.reduce((sum, hour) => sum + hour.open, 0)
      const used = row.reduce((sum, hour) => sum + hour.used, 0)
      return `${sayWeekday(day + 1)}使用率 ${sayPart(used, open)}`
    })
    .join('，')
}
