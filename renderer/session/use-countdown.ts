import { useEffect, useState } from 'react'
import type { Fault } from '../../shared/kernel/faults.ts'

/** Seconds until a refused password may be tried again, counted down; 0 when it may. */
export function useCountdown(fault: Fault | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (fault?.code !== 'session.wait') return setLeft(0)
    const end = performance.now() + fault.params.seconds * 1000
    const look = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)))
    look()
    const timer = setInterval(look, 250)
    return () => clearInterval(timer)
  }, [fault])
  return left
}

/** The countdown in words, to stand after a word: ` 9 分 05 秒`. */
export function sayCountdown(seconds: number): string {
  if (seconds < 60) return ` ${seconds} 秒`
  return ` ${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒`
}
