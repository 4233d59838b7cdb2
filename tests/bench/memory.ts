import { readFileSync, writeFileSync } from 'node:fs'

/**
 * The most memory, in bytes, that `work` held beyond what was held before it; undefined where the system
 * does not tell (it is Linux that does).
 */
export async function peakOf<T>(work: () => Promise<T>): Promise<{ value: T; bytes: number | undefined }> {
  const before = memory('VmRSS')
  const canForget = before !== undefined && forgetPeak()
  const value = await work()
  const peak = memory('VmHWM')
  return { value, bytes: canForget && peak !== undefined ? peak - before : undefined }
}

/** Lets the kernel count the peak of this process from now on. */
function forgetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
    return true
  } catch {
    return false
  }
}

function memory(name: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync('/proc/self/status', 'utf8'),
    )
    return kilobytes ? Number(kilobytes[1]) * 1024 : undefined
  } catch {
    return undefined
  }
}
