import type { KeyDisk } from '../../electron/keys/keyring-disk.ts'

/** How a step fails: not at all done, half done, or done and then reported as failed. */
export type Failure = 'before' | 'torn' | 'after'

/**
 * A folder in memory that knows what a power cut would leave: bytes last once written, names only once
 * settled. The n-th step can fail.
 */
export class MemoryDisk implements KeyDisk {
  live = new Map<string, Uint8Array>()
  settled = new Map<string, Uint8Array>()
  steps = 0
  #failure: { step: number; how: Failure } | undefined
  #broken: string | undefined

  failAt(step: number, how: Failure): void {
    this.steps = 0
    this.#failure = { step, how }
  }

  failEvery(kind: string): void {
    this.#broken = kind
  }

  /** The folder as a healthy disk would show it after the power came back. */
  afterPowerCut(kept: 'live' | 'settled'): MemoryDisk {
    const disk = new MemoryDisk()
    disk.live = new Map(this[kept])
    disk.settled = new Map(this[kept])
    return disk
  }

  /** Counts a step of somebody else, such as the ledger's commit, among those that may fail. */
  step(act: (share: 'whole' | 'half') => void, kind = 'step'): void {
    const fails = this.#failure?.step === ++this.steps ? this.#failure.how : undefined
    if (this.#broken === kind || fails === 'before') throw ioError()
    act(fails === 'torn' ? 'half' : 'whole')
    if (fails) throw ioError()
  }

  read(name: string): Uint8Array | undefined {
    return this.live.get(name)
  }

  write(name: string, bytes: Uint8Array): void {
    this.step((share) => {
      const content = share === 'whole' ? bytes : bytes.subarray(0, bytes.length / 2)
      this.live.set(name, content)
      // Opening a file that has a name empties it at once.
      if (this.settled.has(name)) this.settled.set(name, content)
    }, 'write')
  }

  rename(from: string, to: string): void {
    this.step((share) => {
      if (share === 'half') return
      this.live.set(to, this.live.get(from)!)
      this.live.delete(from)
    }, 'rename')
  }

  remove(name: string): void {
    this.step((share) => {
      if (share === 'whole') this.live.delete(name)
    }, 'remove')
  }

  settle(): void {
    this.step((share) => {
      if (share === 'whole') this.settled = new Map(this.live)
    }, 'settle')
  }
}

function ioError(): Error {
  return Object.assign(new Error('EIO'), { code: 'EIO' })
}
