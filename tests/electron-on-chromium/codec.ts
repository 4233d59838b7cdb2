/** What crosses between the processes: a value as text, with the types that structured cloning keeps. */
export type Codec = { encode(value: unknown): string; decode(text: string): unknown }

/**
 * Builds the codec; throws `An object could not be cloned.` where Electron does.
 * Subtle: its text is also run inside the page, so it may refer to nothing outside itself.
 */
export function makeCodec(): Codec {
  type Tagged = { $: string; v: unknown; c?: string }
  const toBase64 = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined') return Buffer.from(bytes).toString('base64')
    return (bytes as Uint8Array & { toBase64(): string }).toBase64()
  }
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
    return (Uint8Array as unknown as { fromBase64(s: string): Uint8Array<ArrayBuffer> }).fromBase64(text)
  }
  const viewName = (view: ArrayBufferView): string => {
    const name = view.constructor.name
    return name === 'Buffer' ? 'Uint8Array' : name
  }
  const packObject = (value: object, open: Set<object>): unknown => {
    if (Array.isArray(value)) return value.map((item) => pack(item, open))
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof Map) {
      return { $: 'map', v: [...value].map(([k, v]) => [pack(k, open), pack(v, open)]) }
    }
    if (value instanceof Set) return { $: 'set', v: [...value].map((item) => pack(item, open)) }
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] }
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack ?? ''] }
    if (value instanceof ArrayBuffer)
      return { $: 'bytes', v: toBase64(new Uint8Array(value)), c: 'ArrayBuffer' }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 'bytes', v: toBase64(bytes), c: viewName(value) }
    }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
      throw new Error('An object could not be cloned.')
    }
    const packed: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) packed[key] = pack(item, open)
    return '$' in packed ? { $: 'object', v: packed } : packed
  }
  const pack = (value: unknown, open: Set<object>): unknown => {
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value === 'number') {
      if (Object.is(value, -0)) return { $: 'number', v: '-0' }
      return Number.isFinite(value) ? value : { $: 'number', v: String(value) }
    }
    if (typeof value === 'function' || typeof value === 'symbol') {
      throw new Error('An object could not be cloned.')
    }
    if (value === null || typeof value !== 'object') return value
    if (open.has(value)) throw new Error('stand-in: a value that contains itself is not provided')
    open.add(value)
    const packed = packObject(value, open)
    open.delete(value)
    return packed
  }
  const unpackFields = (fields: object): Record<string, unknown> => {
    const value: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(fields)) value[key] = unpack(item)
    return value
  }
  const unpackBytes = (tagged: Tagged): unknown => {
    const bytes = fromBase64(tagged.v as string)
    if (tagged.c === 'ArrayBuffer') return bytes.buffer
    if (tagged.c === 'Uint8Array') return bytes
    const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[tagged.c!]!
    return new View(bytes.buffer)
  }
  const unpackError = ([name, message, stack]: string[]): Error =>
    Object.assign(new Error(message), { name, stack })
  const byTag: Record<string, (tagged: Tagged) => unknown> = {
    undefined: () => undefined,
    object: ({ v }) => unpackFields(v as object),
    number: ({ v }) => Number(v),
    bigint: ({ v }) => BigInt(v as string),
    date: ({ v }) => new Date(v as number),
    map: ({ v }) => new Map((v as [unknown, unknown][]).map(([k, item]) => [unpack(k), unpack(item)])),
    set: ({ v }) => new Set((v as unknown[]).map(unpack)),
    regexp: ({ v }) => new RegExp((v as string[])[0]!, (v as string[])[1]),
    error: ({ v }) => unpackError(v as string[]),
    bytes: unpackBytes,
  }
  const unpack = (packed: unknown): unknown => {
    if (packed === null || typeof packed !== 'object') return packed
    if (Array.isArray(packed)) return packed.map(unpack)
    return '$' in packed ? byTag[(packed as Tagged).$]!(packed as Tagged) : unpackFields(packed)
  }
  return {
    encode: (value) => JSON.stringify(pack(value, new Set())),
    decode: (text) => unpack(JSON.parse(text)),
  }
}
