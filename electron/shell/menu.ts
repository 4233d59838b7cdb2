import { Menu, type MenuItemConstructorOptions } from 'electron'

/** The Chinese menu; an item names a page or a deed, and the page knows what it means. */
export function setMenu(tell: (item: string) => void, developer: boolean): void {
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
          item('工作台', 'desk', 'CmdOrCtrl+1'),
          item('组织', 'organisation', 'CmdOrCtrl+2'),
          item('党员', 'members', 'CmdOrCtrl+3'),
          item('上报', 'report', 'CmdOrCtrl+4'),
          item('接收', 'receive', 'CmdOrCtrl+5'),
          { type: 'separator' },
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
