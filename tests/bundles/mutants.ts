/** A small random source with a start that a failing run can be repeated from. */
export class Chance {
  #state: number
  constructor(start: number) {
    this.#state = start >>> 0 || 1
  }

  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    this.#state >>>= 0
    return this.#state % limit
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  bytes(size: number): Buffer {
    return Buffer.from(Array.from({ length: size }, () => this.below(256)))
  }
}

/** One of nine harms that a courier or a broken stick can do to a file; `other` is another good file. */
export function mutate(good: Buffer, other: Buffer, chance: Chance): Buffer {
  return chance.one(harms)(Buffer.from(good), other, chance)
}

type Harm = (file: Buffer, other: Buffer, chance: Chance) => Buffer

const harms: readonly Harm[] = [
  (file, _, chance) => {
    file[chance.below(file.length)]! ^= 1 << chance.below(8)
    return file
  },
  (file, _, chance) => {
    for (let left = 1 + chance.below(8); left > 0; left--) file[chance.below(file.length)] = chance.below(256)
    return file
  },
  (file, _, chance) => {
    const at = chance.below(file.length)
    return file.fill(chance.below(256), at, Math.min(file.length, at + 1 + chance.below(600)))
  },
  (file, _, chance) => file.subarray(0, chance.below(file.length)),
  (file, _, chance) => Buffer.concat([file, chance.bytes(1 + chance.below(1200))]),
  (file, _, chance) => {
    const at = chance.below(file.length)
    return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + chance.below(600))])
  },
  (file, _, chance) => {
    const at = chance.below(file.length)
    return Buffer.concat([file.subarray(0, at), chance.bytes(1 + chance.below(600)), file.subarray(at)])
  },
  (file, other, chance) => {
    const at = chance.below(Math.min(file.length, other.length))
    return Buffer.concat([file.subarray(0, at), other.subarray(at)])
  },
  (file, _, chance) => {
    const blocks = Math.floor(file.length / 512)
    const [a, b] = [chance.below(blocks) * 512, chance.below(blocks) * 512]
    const kept = Buffer.from(file.subarray(a, a + 512))
    file.copy(file, a, b, b + 512)
    kept.copy(file, b)
    return file
  },
]
