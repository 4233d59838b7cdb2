/** Chance that repeats: the same seed throws the same numbers (mulberry32). */
export type Dice = {
  /** From 0 to below `sides`. */
  roll(sides: number): number
  pick<T>(of: readonly T[]): T
  /** True about once in `times`. */
  onceIn(times: number): boolean
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const roll = (sides: number) => Math.floor(next() * sides)
  return { roll, pick: (of) => of[roll(of.length)]!, onceIn: (times) => roll(times) === 0 }
}
