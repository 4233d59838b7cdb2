import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { RecordForm } from './use-record-form.ts'

/**
 * Enter goes to the next field, as on paper; Shift+Enter breaks a line; an open list of choices
 * takes the choice.
 */
export function enterMovesOn(event: KeyboardEvent, box: HTMLElement | null): void {
  const target = event.target as HTMLElement
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing || !box)
    return
  if (target.tagName === 'BUTTON' || target.closest('.ant-select-open')) return
  const controls = controlsIn(box)
  const at = controls.indexOf(target)
  if (at < 0) return
  event.preventDefault()
  event.stopPropagation()
  const own = target.closest('[data-field]')
  const next = controls.slice(at + 1).find((control) => control.closest('[data-field]') !== own)
  if (next) next.focus()
  else target.blur()
  if (next instanceof HTMLInputElement && next.type === 'text') next.select()
}

/** A row copied from a workbook fills the field it is pasted into and those after it. */
export function pasteSpreads(event: ClipboardEvent, box: HTMLElement | null, form: RecordForm): void {
  const line = event.clipboardData.getData('text/plain').split(/\r?\n/)[0] ?? ''
  const cells = line.split('\t')
  const target = event.target as HTMLElement
  const own = target.closest<HTMLElement>('[data-field]')?.dataset.field
  if (cells.length < 2 || !box || own === undefined) return
  const names = [...box.querySelectorAll<HTMLElement>('[data-field]')].map((one) => one.dataset.field!)
  event.preventDefault()
  form.paste(names.slice(names.indexOf(own)), cells)
}

function controlsIn(box: HTMLElement): HTMLElement[] {
  const found = box.querySelectorAll<HTMLElement>('[data-field] input, [data-field] textarea')
  return [...found].filter((control) => !control.matches(':disabled, [data-skip]'))
}
