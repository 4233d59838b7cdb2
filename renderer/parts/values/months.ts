import { sayMomentDay } from '../../../shared/kernel/moment-words.ts'
import { monthAfter as after, type Month } from '../../../shared/kernel/month.ts'

/** The month `count` months after another, `2026-03`; negative counts go back. */
export function monthAfter(month: string, count: number): string {
  return after(month as Month, count)
}

/** This month, by Beijing time. */
export const thisMonth = (): string => sayMomentDay(Date.now()).slice(0, 7)
