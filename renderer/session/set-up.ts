import type { Role } from '../../shared/kernel/roles.ts'
import { OfficeCode } from '../../shared/session/session.ts'
import { nothingTyped, type TypedTwice } from './typed-twice.ts'

/** Somebody who gets a password while a ledger is made. */
export type Newcomer = {
  readonly role: Role
  readonly title: string
  readonly duty: string
  readonly name: string
  readonly typed: TypedTwice
}
/** The office whose ledger is made, as typed so far. */
export type NewOffice = { readonly name: string; readonly code: string; readonly isPractice: boolean }

/** Nothing typed yet. */
export const newOffice: NewOffice = { name: '', code: '', isPractice: false }

/** Who has to come: two people for an office, one for an auditor's own ledger. */
export function newPerson(kind: 'office' | 'auditor'): readonly Newcomer[] {
  // An auditor is head of a ledger of their own: the role 审计 could not enrol its keys with the offices.
  if (kind === 'auditor') return [{ ...blank, role: 'head', title: '审计人员', duty: duties.auditor }]
  return [
    { ...blank, role: 'admin', title: '管理员', duty: duties.admin },
    { ...blank, role: 'head', title: '负责人', duty: duties.head },
  ]
}

/** Whether a name may be taken: 1 to 30 characters, and nobody else's. */
export function isPersonName(name: string, people: readonly Newcomer[], role: Role): boolean {
  const said = name.trim()
  const isTaken = people.some((one) => one.role !== role && one.name.trim() === said)
  return said.length >= 1 && said.length <= 30 && !isTaken
}

/** Whether an office may be called so: 2 to 60 characters. */
export const isOfficeName = (name: string) => name.trim().length >= 2 && name.trim().length <= 60
/** Whether it can be an office's code: 2 to 20 small letters and digits. */
export const isCode = (code: string) => OfficeCode.safeParse(code.trim()).success

const blank = { name: '', typed: nothingTyped }
const duties = {
  auditor: '请本人输入姓名和密码。',
  admin: '管理员添加和移除使用人员、重置密码，不能签发上报。请管理员本人输入。',
  head: '负责人签发上报、审批和封存。请换负责人本人坐到电脑前输入，管理员回避。',
}
