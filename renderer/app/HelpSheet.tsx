import { Modal } from 'antd'
import { session } from '../../shared/session/contract.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import type { HelpSheet as Sheet } from './use-shell-keys.ts'

/** The keys that save a hand's way to the mouse, or what this program is. */
export function HelpSheet({ sheet, onClose }: { readonly sheet: Sheet; readonly onClose: () => void }) {
  const overview = useLedgerQuery(session.overview, {})
  return (
    <Modal open title={sheet === 'about' ? '关于社区台账' : '快捷键'} footer={null} onCancel={onClose}>
      {sheet === 'about' ? (
        <>
          <p>社区台账 {overview.data?.version}</p>
          <p>离线使用，内容加密保存在本机，每一次改动都有操作记录。</p>
        </>
      ) : (
        <dl className="facts">
          {keys.map(([key, words]) => (
            <div key={key} className="key-line">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </Modal>
  )
}

const keys = [
  ['Ctrl + 1…9', '打开左边的第几页'],
  ['Ctrl + L', '锁定'],
  ['/', '到搜索框'],
  ['Ctrl + N', '新建'],
  ['Ctrl + S', '保存'],
  ['Ctrl + B', '立即备份'],
  ['回车', '到下一项'],
  ['Esc', '关闭窗口或对话框'],
  ['F1', '本页'],
] as const
