/** How people read and compare a signing key: the first 80 bits of its id as five groups of four digits. */
export function sayFingerprint(keyId: string): string {
  const digits = (BigInt(`0x${keyId.slice(0, 20)}`) % 10n ** 20n).toString().padStart(20, '0')
  return (digits.match(/.{4}/g) ?? []).join(' ')
}
