import { Checkbox } from 'antd'
import { type Day, weekdayOf } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { MOST_OCCURRENCES, SeriesCard, type SeriesRule } from '../../../shared/ledgers/bookings/series.ts'
import { sayWeekday } from '../../../shared/ledgers/bookings/words.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { useForm } from '../../parts/form/form-context.ts'
import { fromWritten } from '../../parts/form/form-values.ts'
import css from './bookings.module.css'

type Rule = Pick<SeriesRule, 'weekdays' | 'everyWeeks' | 'exceptDays'>
type Props = { readonly rule: Rule; readonly onExcept: (days: readonly Day[]) => void }

/** 试排: every day the rule means, which of them may not be had and why, and which are left out. */
export function SeriesPreview({ rule, onExcept }: Props) {
  const asked = useAsked(rule)
  const nothing = { ...none, ...rule }
  const foreseen = useLedgerQuery(bookings.foresee, asked ?? nothing, {
    enabled: asked !== undefined,
    keepPrevious: true,
  })
  if (!asked || !foreseen.data) {
    return (
      <FormSection title="试排">
        <p className={`soft ${css.previewLines}`}>填好房间、起止日期和时间后，这里逐场列出能不能约。</p>
      </FormSection>
    )
  }
  const { exceptDays } = rule
  const lines = [
    ...foreseen.data.map(({ day, problem }) => ({ day, problem, isTaken: true })),
    ...exceptDays.map((day) => ({ day, problem: null, isTaken: false })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1))
  const problems = foreseen.data.filter(({ problem }) => problem !== null)
  const skipAll = (): void => onExcept([...exceptDays, ...problems.map(({ day }) => day)])
  return (
    <FormSection title="试排">
      <div className={css.previewLines}>
        <p>
          共 <b>{foreseen.data.length}</b> 场
          {foreseen.data.length >= MOST_OCCURRENCES && `（一次最多 ${MOST_OCCURRENCES} 场）`}
          {problems.length > 0 ? (
            <>
              ，其中 <b className="problem">{problems.length}</b> 场约不上。不勾选的日子会跳过。{' '}
              <button type="button" className="link-button" onClick={skipAll}>
                跳过约不上的日子
              </button>
            </>
          ) : (
            '，都可以预约。'
          )}
        </p>
        <ul className={css.previewDays}>
          {lines.map(({ day, problem, isTaken }) => (
            <li key={day}>
              <Checkbox
                checked={isTaken}
                onChange={({ target }) =>
                  onExcept(target.checked ? exceptDays.filter((one) => one !== day) : [...exceptDays, day])
                }
              >
                {day} {sayWeekday(weekdayOf(day))}
              </Checkbox>
              {problem && <span className="problem">{problem}</span>}
              {!isTaken && <span className="soft">跳过</span>}
            </li>
          ))}
        </ul>
      </div>
    </FormSection>
  )
}

const Shape = SeriesCard.pick({
  roomId: true,
  fromDay: true,
  untilDay: true,
  fromMinute: true,
  toMinute: true,
})
const none = {
  roomId: '' as Id,
  fromDay: '' as Day,
  untilDay: '' as Day,
  fromMinute: 0,
  toMinute: 0,
  expected: 1,
}

/** What to ask, once room, days and times can be read. */
function useAsked(rule: Rule) {
  const { values, fieldOf } = useForm()
  const read = (name: string): unknown => {
    const value = fromWritten(fieldOf(name), values[name])
    return value.ok ? value.value : null
  }
  const parsed = Shape.safeParse(
    Object.fromEntries(Object.keys(Shape.shape).map((name) => [name, read(name)])),
  )
  const expected = read('expected')
  if (!parsed.success) return undefined
  return { ...parsed.data, ...rule, expected: typeof expected === 'number' && expected > 0 ? expected : 1 }
}
