import type { Role } from '../kernel/roles.ts'

/** Who may certify the signing key of a colleague. */
export const certifiers: readonly Role[] = ['reviewer', 'head', 'admin']
