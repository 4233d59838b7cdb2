import type { Attachment } from './attachment.ts'

/**
 * What kind of file begins with these bytes; nothing where it is none that is kept. An OFD is a zip whose
 * name says so (GB/T 33190).
 */
export function mediaOf(bytes: Uint8Array, name: string): Attachment['media'] | undefined {
  const starts = (...signs: number[]): boolean => signs.every((sign, at) => bytes[at] === sign)
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (starts(0xff, 0xd8, 0xff)) return 'jpg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  return starts(0x50, 0x4b, 0x03, 0x04) && /\.ofd$/i.test(name) ? 'ofd' : undefined
}
