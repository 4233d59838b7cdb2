import type { BundleKind } from './manifest.ts'

/**
 * `TZB1_<from>_<to>_<kind>_<seq6>_<id8>.tzb`: ASCII, at most 80 characters, safe on every stick.
 * A hint for people only: nothing is ever decided by a name.
 */
export function bundleFileName(of: {
  readonly from: string
  readonly to: string
  readonly kind: BundleKind
  readonly seq: number
  readonly id: string
}): string {
  const seq = String(of.seq).padStart(6, '0')
  return `TZB1_${of.from}_${of.to}_${of.kind}_${seq}_${of.id.slice(0, 8)}.tzb`
}

/** `TZB1_<mark>_<office>_<fp8>.tzk`; the mark of a request is `enrol`. */
export function enrolmentFileName(office: string, fingerprint: string, mark: string): string {
  return `TZB1_${mark}_${office}_${fingerprint.slice(0, 8)}.tzk`
}

/** Whether a name may be given to a file on a stick: ASCII without separators, at most 80 characters. */
export function isStickName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/.test(name)
}
