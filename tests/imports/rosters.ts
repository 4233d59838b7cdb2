import { importService } from '../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../electron/ledgers/derived.ts'
import { imports } from '../../shared/imports/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { foundBranches, idNumber, officeWith } from '../support/actors.ts'

/** What these tests ask. */
export const services = { ...ledgerServices, imports: importService(importNouns) }

/** An office whose workbooks may be imported. */
export const office = () => officeWith(services)
/** The same, with a committee, two branches and a group. */
export async function officeWithBranches() {
  const at = office()
  return { at, ...(await foundBranches(at)) }
}
/** A roster as somebody copies it out of a workbook. */
export const rosterText = (...rows: readonly string[][]) =>
  [['姓名', '身份证号', '人员类别', '所在党支部', '联系电话', '入党时间'], ...rows]
    .map((row) => row.join('\t'))
    .join('\n')
/** A row of it. */
export const person = (
  nth: number,
  over: Partial<Record<'name' | 'branch' | 'mobile' | 'join', string>> = {},
) => [
  over.name ?? `样例${'甲乙丙丁戊己庚辛'[nth]}`,
  idNumber(nth + 1),
  '正式党员',
  over.branch ?? '第一支部',
  over.mobile ?? '',
  over.join ?? '1995.7',
]
export type At = ReturnType<typeof office>
/** The dry run of pasted rows. */
export const paste = (at: At, ...rows: readonly string[][]) =>
  at.call(imports.paste, { noun: 'members', text: rosterText(...rows) })
/** Imports pasted rows; answers the batch. */
export async function pasteAndApply(at: At, ...rows: readonly string[][]) {
  const { token } = await paste(at, ...rows)
  return at.call(imports.apply, { token })
}
/** Everybody on the roster. */
export const people = async (at: At) => (await at.call(members.list, { limit: 500 })).rows
