import { plain } from '../kernel/text.ts'

/**
 * The time of day, in minutes, that somebody wrote: 9:05, 0905, 9点, 9点半, 下午2点15分. Undefined
 * where it is none.
 */
export function readMinute(text: string): number | undefined {
  const written = /^(上午|早上|中午|下午|晚上)?(.+)$/.exec(plain(text))
  if (!written) return undefined
  const [, half, clock] = written
  const parts =
    /^(\d{1,2})(?:[:：点时]|点钟)(?:(\d{1,2})分?|(半))?(?::00)?$/.exec(clock!) ??
    /^(\d{2})(\d{2})$/.exec(clock!) ??
    /^(\d{1,2})$/.exec(clock!)
  if (!parts) return undefined
  const isAfternoon = half === '下午' || half === '晚上' || half === '中午'
  const hour = Number(parts[1]) + (isAfternoon && Number(parts[1]) < 11 ? 12 : 0)
  const minute = hour * 60 + (parts[3] ? 30 : Number(parts[2] ?? 0))
  return Number(parts[2] ?? 0) < 60 && minute <= 1440 ? minute : undefined
}
