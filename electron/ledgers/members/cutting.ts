import { fault } from '../../../shared/kernel/faults.ts'
import type { CutJudge } from '../../cutting/judge.ts'
import * as store from './store.ts'

/** What is sensitive of a member is needed for as long as they are on the roster. */
export const judgeMemberCut: CutJudge = (reader, id) => {
  const member = store.findMember(reader, id)
  if (!member) return undefined
  const { name, leftDay } = member
  return { title: name, refused: leftDay === null ? fault('members.still-here', { name }) : undefined }
}
