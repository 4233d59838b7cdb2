import { useEffect, useState } from 'react'

/**
 * Puts the cursor into the first field of a dialog that opens with this component, and back where it was when
 * the dialog goes.
 */
export function useDialogFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    // Subtle: the dialog is put on the page, and takes the focus for its cross, after this component stands.
    const frame = requestAnimationFrame(() => {
      const bodies = document.querySelectorAll<HTMLElement>('.ant-modal-body')
      bodies
        .item(bodies.length - 1)
        ?.querySelector<HTMLElement>(FIELDS)
        ?.focus()
    })
    return () => {
      cancelAnimationFrame(frame)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [before])
}

const FIELDS = 'input:enabled:not([type="radio"], [type="checkbox"]), textarea:enabled'
