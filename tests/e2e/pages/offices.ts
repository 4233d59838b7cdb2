import { practiceWords } from '../../../shared/session/shell-words.ts'
import type { LaunchedApp } from '../support/launch-app.ts'
import { isOpen, type NewOffice, setUpOffice, unlock } from './door.ts'
import { knows } from './signing.ts'

/** An invented office with invented people. */
export const office: NewOffice = {
  name: '样例市样例社区党委',
  code: '990000000001',
  isPractice: true,
  admin: { name: '样例管理', password: 'qing chen sao jie 1' },
  head: { name: '样例负责', password: 'wan shang san bu 2' },
}

/** The office above it. */
export const superior: NewOffice = {
  name: '样例市样例街道党工委',
  code: '990000000',
  isPractice: true,
  admin: { name: '街道管理', password: 'shang wu kai hui 3' },
  head: { name: '街道负责', password: 'xia wu xia qu 4' },
}

/** Makes an office's ledger and opens it as its head; answers the recovery code. */
export async function founded({ page }: LaunchedApp, about: NewOffice): Promise<string> {
  const code = await setUpOffice(page, about)
  await unlock(page, about.head)
  return code
}

/** Opens the sample ledger, with 282 invented people in it, as its head. */
export async function openSample({ page }: LaunchedApp): Promise<void> {
  await page.getByRole('button', { name: '体验样例' }).click()
  knows(page, practiceWords.password)
  // Two years of an office are laid meanwhile.
  await isOpen(page, { name: '样例负责人' }, { timeout: 100_000 })
}
