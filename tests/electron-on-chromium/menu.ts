import type { Menu as ElectronMenu, MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'
import { strict } from './strict.ts'
import { focusedWindow } from './window-list.ts'

/** A menu item as tests look at it. */
export type StandInMenuItem = {
  id: string
  label: string
  role: string
  type: string
  accelerator: string
  enabled: boolean
  visible: boolean
  checked: boolean
  submenu: { items: StandInMenuItem[] } | undefined
  click(): void
}

type KeyPress = { key: string; ctrl: boolean; shift: boolean; alt: boolean; meta: boolean }

let applicationMenu: { items: StandInMenuItem[] } | null = null

/** Electron's `Menu`: what is built can be looked at and clicked, its accelerators work in the page. */
export const Menu = strict('Menu', {
  buildFromTemplate(template: MenuItemConstructorOptions[]): ElectronMenu {
    return strict('menu', build(template)) as unknown as ElectronMenu
  },
  setApplicationMenu(menu: ElectronMenu | null): void {
    applicationMenu = menu as unknown as { items: StandInMenuItem[] } | null
  },
  getApplicationMenu: (): ElectronMenu | null => applicationMenu as unknown as ElectronMenu | null,
})

/** Clicks the item with this id or label anywhere in the application menu; throws where there is none. */
export function clickMenuItem(name: string): void {
  const item = everyItem(applicationMenu?.items ?? []).find(({ id, label }) => id === name || label === name)
  if (item === undefined) throw new Error(`stand-in: the menu has no item ${name}`)
  if (!item.enabled) throw new Error(`stand-in: the menu item ${name} is disabled`)
  item.click()
}

/** Clicks the item whose accelerator was pressed, if there is one. */
export function pressAccelerator(press: KeyPress): void {
  const item = everyItem(applicationMenu?.items ?? []).find(
    ({ accelerator, enabled }) => enabled && accelerator !== '' && matches(accelerator, press),
  )
  item?.click()
}

function build(template: MenuItemConstructorOptions[]): {
  items: StandInMenuItem[]
  getMenuItemById(id: string): StandInMenuItem | null
} {
  const items = template.map(buildItem)
  return { items, getMenuItemById: (id) => everyItem(items).find((item) => item.id === id) ?? null }
}

function buildItem(options: MenuItemConstructorOptions): StandInMenuItem {
  const nested = options.submenu as MenuItemConstructorOptions[] | undefined
  const item: StandInMenuItem = {
    id: options.id ?? '',
    label: options.label ?? '',
    role: options.role ?? '',
    type: options.type ?? (nested === undefined ? 'normal' : 'submenu'),
    accelerator: String(options.accelerator ?? ''),
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
    submenu: nested === undefined ? undefined : build(nested),
    click: () => {
      if (options.role === 'quit') app.quit()
      options.click?.(item as never, focusedWindow() as never, {} as never)
    },
  }
  return item
}

function everyItem(items: StandInMenuItem[]): StandInMenuItem[] {
  return items.flatMap((item) => [item, ...everyItem(item.submenu?.items ?? [])])
}

function matches(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator.toLowerCase().split('+')
  const wants = (...names: string[]): boolean => names.some((name) => parts.includes(name))
  return (
    parts.at(-1) === press.key.toLowerCase() &&
    wants('ctrl', 'control', 'cmdorctrl', 'commandorcontrol') === press.ctrl &&
    wants('shift') === press.shift &&
    wants('alt', 'option') === press.alt &&
    wants('meta', 'super') === press.meta
  )
}
