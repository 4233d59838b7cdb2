import {
  type FlexibleDayFlaw,
  firstDayOf,
  monthOf,
  parseFlexibleDay,
} from '../../../shared/kernel/flexible-day.ts'
import { no, ok, type Result } from '../../../shared/kernel/result.ts'

/** What a written date is kept as, and a word about it where it was completed. */
export type ReadDay = { readonly value: string | null; readonly note: string }

/**
 * Reads a date as somebody types it, or says in words what to write instead. Nothing written means
 * no date.
 */
export function readDay(text: string, kind: 'day' | 'month'): Result<ReadDay, string> {
  if (text.trim() === '') return ok({ value: null, note: '' })
  const read = parseFlexibleDay(text)
  if (!read.ok) return no(FLAWS[read.fault])
  if (kind === 'month') return ok({ value: monthOf(read.value), note: '' })
  const note = read.value.kind === 'month' ? '只写了年月，按当月 1 日登记。' : ''
  return ok({ value: firstDayOf(read.value), note })
}

const FLAWS: Readonly<Record<FlexibleDayFlaw, string>> = {
  unreadable: '看不出日期，请写成 1990-03-07、1990.3 或 199003。',
  'no-such-day': '没有这一天，请核对年月日。',
  'year-only': '只有年份，请补上月份。',
  'short-year': '年份请写四位，如 1990。',
}
