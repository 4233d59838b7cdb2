import { z } from 'zod'

/** A time of day in minutes since midnight; 1440 is the midnight that ends the day. */
export const Minute = z.int().min(0).max(1440)
export type Minute = z.infer<typeof Minute>

/** `09:05` for 545, `24:00` for 1440. */
export function sayMinute(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
