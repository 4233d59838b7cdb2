import { z } from 'zod'

/** 录入 · 复核 · 负责人 · 管理员 · 审计: what a person may do in one ledger. */
export const Role = z.enum(['clerk', 'reviewer', 'head', 'admin', 'auditor'])
export type Role = z.infer<typeof Role>

/** Who may see what lists hide, one record at a time and told to the chain. */
export const unmaskers: readonly Role[] = ['clerk', 'reviewer', 'head', 'auditor']

/** All of them, for doors that anybody may use. */
export const everyRole = Role.options

/** Who keeps a ledger from day to day. */
export const writers: readonly Role[] = ['clerk', 'reviewer', 'head']
