import type { DeskLine } from '../definition/define-ledger.ts'
import { sayDay } from '../kernel/day-words.ts'
import { dictionary } from '../kernel/dictionary.ts'
import { ledgerDeskWords } from '../ledgers/derived.ts'

const platformDeskWords = {
  'report-due': (_, day) => `上月的上报还没有封装${sayDay(day, '，请于')}${day ? ' 前报出' : ''}`,
  'backup-due': (count) => (count > 0 ? `已有 ${count} 天没有备份` : '这本台账还没有备份过'),
  'drafts-kept': (count) => `${count} 份没写完的草稿`,
  'approve-waiting': (count) => `${count} 个上报等您审批`,
  'seal-waiting': (count) => `${count} 个上报已审批，等签章封装`,
  'publish-waiting': (count) => `${count} 个包已封装，还没有写入U盘`,
  'receipt-waiting': (count) => `${count} 个包还没有收到回执`,
  'returned-waiting': (count) => `${count} 个上报被退回，请更正后重报`,
  'judge-waiting': (count) => `${count} 个下级上报等认定`,
  'own-key-waiting': () => '您的签名钥匙还没有由另一位同事核对确认，暂时不能审批和签章',
  'keys-to-confirm': (count) => `${count} 位同事的签名钥匙等您核对确认`,
  'offices-missing': (count) => `${count} 个下级单位上月还没有报`,
  'receipts-to-write': (count) => `${count} 个下级单位等您写回执`,
} satisfies Readonly<Record<string, DeskLine>>

/** Every line the desk may show: what is due, missing or waiting. */
export const deskWords = dictionary<DeskLine | undefined>({ ...platformDeskWords, ...ledgerDeskWords })

/** A line that is on the desk of every ledger. */
export type PlatformDeskCode = keyof typeof platformDeskWords

/** The sentence of one line; a line this version does not know says only how many. */
export function sayDeskItem(code: string, count: number, day: string | null): string {
  return deskWords[code]?.(count, day) ?? `${count} 件待办`
}
