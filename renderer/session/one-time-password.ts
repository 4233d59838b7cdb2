/** The 31 letters and digits that nobody confuses on paper or over the telephone. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be told once and changed at once: three groups of four. */
export function oneTimePassword(): string {
  const drawn: string[] = []
  while (drawn.length < 12) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    // Subtle: 248 is the last multiple of 31 in a byte; taking the rest would favour the first signs.
    if (byte < 248) drawn.push(SIGNS[byte % 31]!)
  }
  return [drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].map((group) => group.join('')).join('-')
}
