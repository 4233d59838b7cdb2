import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuPage } from './menu-pages.ts'

/**
 * The Chinese menu: the pages that the window shows now, the first nine under Ctrl with a digit, and deeds.
 * The page is told the name of what was chosen.
 */
export function setMenu(pages: readonly MenuPage[], tell: (item: string) => void, developer: boolean): void {
  const item = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => tell(name),
    ...(accelerator ? { accelerator } : {}),
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: '台账',
        submenu: [
          ...pages.map(({ name, label }, at) =>
            item(label, name, at < 9 ? `CmdOrCtrl+${at + 1}` : undefined),
          ),
          ...(pages.length > 0 ? [{ type: 'separator' as const }] : []),
          item('立即备份', 'back-up', 'CmdOrCtrl+B'),
          item('锁定', 'lock', 'CmdOrCtrl+L'),
          { label: '退出', role: 'quit' },
        ],
      },
      {
        label: '编辑',
        submenu: [
          { label: '撤销', role: 'undo' },
          { label: '重做', role: 'redo' },
          { type: 'separator' },
          { label: '剪切', role: 'cut' },
          { label: '复制', role: 'copy' },
          { label: '粘贴', role: 'paste' },
          { label: '全选', role: 'selectAll' },
        ],
      },
      {
        label: '显示',
        submenu: [
          { label: '放大', role: 'zoomIn' },
          { label: '缩小', role: 'zoomOut' },
          { label: '原始大小', role: 'resetZoom' },
          item('大字模式', 'large-type'),
          { label: '全屏', role: 'togglefullscreen' },
          ...(developer ? [{ label: '开发者工具', role: 'toggleDevTools' as const }] : []),
        ],
      },
      { label: '帮助', submenu: [item('快捷键', 'shortcuts', 'F1'), item('关于社区台账', 'about')] },
    ]),
  )
}
