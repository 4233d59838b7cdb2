import { z } from 'zod'
import { type SigningKey, sign, signingKey, verify } from '../crypto/ed25519.ts'
import { keyIdOf } from '../keys/signing.ts'

/** The entries of one deed: the numbers of the first and the last, and the head (hex) after the last. */
export type DeedPoint = { readonly first: number; readonly last: number; readonly head: string }

/** Somebody who signs a deed: how their key is called, and what they say of a point; 64 bytes as base64. */
export type Signer = {
  readonly key: string
  sign(point: DeedPoint): { readonly incarnation: number; readonly signature: string }
}

/** Who can sign in a session, and until when by the clock that only goes forward. */
export type Signing = { now: { readonly signer: Signer; readonly untilTick: number } | null }

/** The event in which a signature stands in the chain. */
export const signedEvent = 'deed.signed'

/** What that event says. */
export const SignedFacts = z.strictObject({
  key: z.string(),
  first: z.int(),
  last: z.int(),
  incarnation: z.int(),
  signature: z.string(),
})
export type SignedFacts = z.infer<typeof SignedFacts>

/** Signs for the holder of a 32-byte seed, in one life of one ledger. */
export function signerOf(seed: Uint8Array, ledger: string, incarnation: number): Signer {
  const key: SigningKey = signingKey(Uint8Array.from(seed))
  return {
    key: keyIdOf(Buffer.from(key.publicKey).toString('base64')),
    sign: (point) => ({
      incarnation,
      signature: Buffer.from(sign(textOf(ledger, incarnation, point), key)).toString('base64'),
    }),
  }
}

/** Whether a signature says that point under that public key (base64 of 32 bytes). */
export function isSignedBy(pub: string, ledger: string, facts: SignedFacts, head: string): boolean {
  const { first, last, incarnation } = facts
  const text = textOf(ledger, incarnation, { first, last, head })
  return verify(Buffer.from(facts.signature, 'base64'), text, Buffer.from(pub, 'base64'))
}

/**
 * The head stands for every entry up to the last, each by its leaf: a pack that withholds bodies verifies
 * still, and a signature binds what came before it as well.
 */
function textOf(ledger: string, incarnation: number, { first, last, head }: DeedPoint): Uint8Array {
  return Buffer.from(`tzb-deed/v1\n${ledger}/${incarnation}\n${first}-${last}\n${head}\n`)
}
