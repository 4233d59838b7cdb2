import { rateHeadings, sayHours, sayPart, totalUse } from '../../../shared/ledgers/bookings/papers.ts'
import type { RoomUse } from '../../../shared/ledgers/bookings/use-rate.ts'
import { Bar } from '../../parts/charts/Bar.tsx'
import css from './bookings.module.css'
import { useNames } from './use-names.ts'

/** Room by room: open and used hours, bookings, people by class. */
export function UseTable({ rooms }: { readonly rooms: readonly RoomUse[] }) {
  const { nameOf } = useNames()
  const lines = rooms.map((use) => ({ ...use, name: nameOf(use.roomId) ?? '' }))
  const total = totalUse(rooms)
  return (
    <table className={css.useTable}>
      <thead>
        <tr>
          {rateHeadings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((use) => (
          <Line key={use.roomId} name={use.name} use={use} />
        ))}
      </tbody>
      <tfoot>
        <Line name="合计" use={total} />
      </tfoot>
    </table>
  )
}

function Line({ name, use }: { readonly name: string; readonly use: Omit<RoomUse, 'roomId'> }) {
  const { openMinutes, usedMinutes, count, counted, resident, mobile, onDuty } = use
  const people = [resident, mobile, onDuty, use.public]
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{sayHours(openMinutes)}</td>
      <td>{sayHours(usedMinutes)}</td>
      <td>
        <Bar
          part={openMinutes === 0 ? 0 : usedMinutes / openMinutes}
          figure={sayPart(usedMinutes, openMinutes)}
        />
      </td>
      {[count, counted, ...people, people.reduce((sum, one) => sum + one, 0)].map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand in a fixed order
        <td key={at}>{figure.toLocaleString('zh-CN')}</td>
      ))}
    </tr>
  )
}
