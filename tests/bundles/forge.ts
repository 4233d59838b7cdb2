import { type Member, readTar, tarPieces } from '../../electron/bundles/format/tar.ts'
import { decrypt } from '../../electron/crypto/age.ts'
import type { SigningKey } from '../../electron/crypto/ed25519.ts'
import { sshSign } from '../../electron/crypto/sshsig.ts'
import type { Manifest } from '../../shared/bundles/manifest.ts'
import { type Canonical, canonical } from '../../shared/kernel/canonical.ts'
import { community, district } from './offices.ts'

/** What an insider can do: take a bundle apart, and sign anything with the community's own key. */
export async function openParts(
  sealed: Uint8Array,
): Promise<{ archive: Buffer; members: readonly Member[]; manifest: Manifest }> {
  const archive = await decrypt(sealed, [district.identity])
  const members = readTar(archive)
  return { archive, members, manifest: JSON.parse(Buffer.from(members[0]!.bytes).toString()) as Manifest }
}

export const archiveOf = (members: readonly Member[]): Buffer => Buffer.concat(tarPieces(members))

/** An archive whose manifest may be anything at all, with a signature that fits. */
export function signed(manifest: object, rest: readonly Member[] = []): Buffer {
  return signedRaw(manifest, community.signer, rest)
}

export function signedRaw(manifest: object, signer: SigningKey, rest: readonly Member[]): Buffer {
  const text = Buffer.from(canonical(manifest as Canonical))
  const head = [
    { name: 'manifest.json', bytes: text },
    { name: 'manifest.sig', bytes: sshSign(text, signer, 'manifest@tzb.v1') },
  ]
  return archiveOf([...head, ...rest])
}
