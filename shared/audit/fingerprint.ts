/** How people read and compare a signing key: the first 80 bits of its id, five groups of four. */
export function sayFingerprint(keyId: string): string {
  return (keyId.slice(0, 20).toUpperCase().match(/.{4}/g) ?? []).join(' ')
}
