import { z } from 'zod'

/** 录入 · 复核 · 负责人 · 管理员 · 审计: what a person may do in one ledger. */
export const Role = z.enum(['clerk', 'reviewer', 'head', 'admin', 'auditor'])
export type Role = z.infer<typeof Role>

/** All of them, for doors that anybody may use. */
export const everyRole = Role.options
