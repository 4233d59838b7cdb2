import type { Person } from '../e2e/pages/door.ts'

/** The community's office: who works there, and as what. */
export const office = {
  place: '社区办公室的电脑',
  name: '样例区幸福街道幸福社区党委',
  code: '990000001001',
  isPractice: true,
  admin: { name: '样例孙晓', password: 'guan li yuan de hua 01' },
  head: { name: '样例周明', password: 'fu ze ren de hua 02' },
  clerk: { name: '样例李青', password: 'lu ru yuan de hua 03' },
  reviewer: { name: '样例赵宁', password: 'fu he yuan de hua 04' },
} as const

/** Another community of the same subdistrict; it has not reported yet. */
export const neighbour = {
  place: '邻近社区的电脑',
  name: '样例区幸福街道和谐社区党委',
  code: '990000001002',
  isPractice: true,
  admin: { name: '样例冯静', password: 'lin ju guan li yuan 08' },
  head: { name: '样例陈涛', password: 'lin ju fu ze ren 09' },
} as const

/** The subdistrict above it. */
export const superior = {
  place: '街道的电脑',
  name: '样例区幸福街道党工委',
  code: '990000001',
  isPractice: true,
  admin: { name: '样例钱峰', password: 'jie dao guan li yuan 05' },
  head: { name: '样例郑岚', password: 'jie dao fu ze ren 06' },
} as const

/** The auditors, for two days. */
export const auditor = {
  place: '审计组的电脑',
  name: '样例区审计组',
  code: '990000009',
  isPractice: true,
  auditor: { name: '样例吴恒', password: 'shen ji de hua 07' },
} as const

/** The one-time password the admin tells somebody new. */
export const oneTimePassword = (person: Person): string => `yi ci xing ${person.name.length} kou ling`
