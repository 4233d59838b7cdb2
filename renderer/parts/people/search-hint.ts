import { unmaskers } from '../../../shared/kernel/roles.ts'
import { useSession } from '../../bridge/session.ts'

/** What a search box for people takes: the last signs of an ID number only from who may see numbers. */
export function usePeopleSearchHint(): string {
  const { role } = useSession().user
  return unmaskers.includes(role) ? '姓名、拼音、首字母、身份证末几位' : '姓名、拼音、首字母'
}
