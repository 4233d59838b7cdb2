import { Alert, Button, Flex } from 'antd'
import { type ReactNode, useRef } from 'react'
import type { Endpoint } from '../../../shared/ipc/endpoint.ts'
import { sayMoment } from '../../../shared/kernel/moment-words.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { useShortcut } from '../../bridge/use-shortcut.ts'
import css from './form.module.css'
import { FormContext } from './form-context.ts'
import { enterMovesOn, pasteSpreads } from './form-keys.ts'
import type { DraftKeeper } from './use-draft.ts'
import type { RecordForm } from './use-record-form.ts'

type Props = {
  readonly title: string
  readonly form: RecordForm
  readonly door: Endpoint
  readonly draft: DraftKeeper
  readonly isSaving: boolean
  /** What is said above the form: a refusal that names no field. */
  readonly note?: ReactNode
  readonly onSave: () => void
  readonly onLeave: () => void
  readonly children: ReactNode
}

/**
 * A form with its heading and deeds: Enter moves to the next field, Ctrl+S saves, a pasted Excel
 * row spreads.
 */
export function FormFrame(props: Props) {
  const { title, form, door, draft, isSaving, note, onSave, onLeave, children } = props
  const box = useRef<HTMLFormElement>(null)
  const save = (): void => {
    // Subtle: a field whose text is still being read must settle before the form is read.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    onSave()
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  useShortcut('s', save, !isSaving)
  const giveUp = async (): Promise<void> => {
    await draft.drop()
    form.restore({})
  }
  const wrong = Object.keys(form.errors).length
  return (
    <FormContext value={form}>
      <form
        ref={box}
        className={css.page}
        aria-label={title}
        noValidate
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
        onKeyDownCapture={(event) => enterMovesOn(event, box.current)}
        onPasteCapture={(event) => pasteSpreads(event, box.current, form)}
      >
        <Flex align="center" gap={8} className={css.head}>
          <h1 className={css.title}>{title}</h1>
          <Button onClick={onLeave}>返回</Button>
          <Deed door={door} type="primary" title="Ctrl+S" loading={isSaving} onClick={save}>
            保存
          </Deed>
        </Flex>
        {draft.note && <DraftNotice draft={draft.note} onGiveUp={() => void giveUp()} />}
        {wrong > 0 && (
          <Alert role="alert" type="error" showIcon title={`有 ${wrong} 处需要改正，请看标红的项目。`} />
        )}
        {note}
        {children}
      </form>
    </FormContext>
  )
}

function DraftNotice({
  draft,
  onGiveUp,
}: {
  readonly draft: { readonly atMs: number; readonly isOutdated: boolean }
  readonly onGiveUp: () => void
}) {
  return (
    <Alert
      type="info"
      showIcon
      title={`已恢复 ${sayMoment(draft.atMs)} 没有保存的内容。`}
      description={draft.isOutdated ? '这条记录在那之后被改过，请逐项核对后再保存。' : undefined}
      action={
        <Button size="small" onClick={onGiveUp}>
          不要这份草稿
        </Button>
      }
    />
  )
}
