/** What holds from one day to another. Both count; without an end it holds until further notice. */
export type DaySpan = { readonly fromDay: string; readonly toDay: string | null }
/** What holds from one month to another, in the same way. */
export type MonthSpan = { readonly fromMonth: string; readonly toMonth: string | null }
/** A stretch of one day. Its end does not count: what ends at ten leaves ten to the next. */
export type MinuteSpan = { readonly fromMinute: number; readonly toMinute: number }

/** Whether it holds on a day. */
export const holdsOn = ({ fromDay, toDay }: DaySpan, day: string): boolean =>
  fromDay <= day && (toDay === null || day <= toDay)

/** Whether it holds in a month. */
export const holdsIn = ({ fromMonth, toMonth }: MonthSpan, month: string): boolean =>
  fromMonth <= month && (toMonth === null || month <= toMonth)

const holdsAt = ({ fromMinute, toMinute }: MinuteSpan, minute: number): boolean =>
  fromMinute <= minute && minute < toMinute

/** Whether two spans share a day: one begins while the other holds. */
export const shareDay = (one: DaySpan, other: DaySpan): boolean =>
  holdsOn(one, other.fromDay) || holdsOn(other, one.fromDay)

/** Whether two spans share a month. */
export const shareMonth = (one: MonthSpan, other: MonthSpan): boolean =>
  holdsIn(one, other.fromMonth) || holdsIn(other, one.fromMonth)

/** Whether two stretches of one day share a minute. */
export const shareMinute = (one: MinuteSpan, other: MinuteSpan): boolean =>
  holdsAt(one, other.fromMinute) || holdsAt(other, one.fromMinute)

/** Whether a stretch lies within another of the same day. */
export const liesWithin = (inner: MinuteSpan, outer: MinuteSpan): boolean =>
  outer.fromMinute <= inner.fromMinute && inner.toMinute <= outer.toMinute
