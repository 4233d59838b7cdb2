import { Button, Flex, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { AttachmentTold } from '../../shared/attachments/attachment.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { CodeSet } from '../../shared/codes/code-set.ts'
import { labelOf } from '../../shared/codes/index.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerCommand } from '../bridge/use-ledger-command.ts'
import { PrintDialog } from '../parts/form/PrintDialog.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import css from './PaperTile.module.css'

type Props = { readonly paper: AttachmentTold; readonly kinds: CodeSet; readonly mayLeave: boolean }

/** One paper: a small picture that opens large, its name, and what can be done with it. */
export function PaperTile({ paper, kinds, mayLeave }: Props) {
  const [which, setWhich] = useState<'drop' | 'save'>()
  const [opened, setOpened] = useState<Opened>()
  const close = (): void => setWhich(undefined)
  const look = useLedgerCommand(attachments.open)
  const open = async (): Promise<void> => {
    const answer = await look.run({ id: paper.id })
    if (answer.ok) setOpened(answer.value)
  }
  const isPicture = paper.media === 'jpg' || paper.media === 'png'
  return (
    <article className={css.tile} aria-label={paper.name}>
      <button
        type="button"
        className={css.picture}
        aria-label={`${isPicture ? '查看' : '另存'}${paper.name}`}
        onClick={() => (isPicture ? void open() : setWhich('save'))}
      >
        {paper.thumbnail ? <Drawn alt="" bytes={paper.thumbnail} media="jpg" /> : paper.media.toUpperCase()}
      </button>
      <strong>{labelOf(kinds, paper.kind)}</strong>
      <span className={css.name} title={paper.name}>
        {paper.name}
      </span>
      <Flex gap={8} align="center">
        <span className="soft">{sizeWords(paper.sizeBytes)}</span>
        <Deed door={attachments.save} size="small" type="text" onClick={() => setWhich('save')}>
          另存
        </Deed>
        {mayLeave && (
          <Deed door={attachments.detach} size="small" type="text" danger onClick={() => setWhich('drop')}>
            移走
          </Deed>
        )}
      </Flex>
      {opened && <Picture paper={paper} opened={opened} onClose={() => setOpened(undefined)} />}
      {which === 'drop' && <DropDialog paper={paper} onClose={close} />}
      {which === 'save' && (
        <PrintDialog
          title={`另存：${paper.name}`}
          okText="另存"
          door={attachments.save}
          input={{ id: paper.id }}
          offers={['核对单据', '上级检查', '打印']}
          onClose={close}
        />
      )}
    </article>
  )
}

type DialogProps = { readonly paper: AttachmentTold; readonly onClose: () => void }

type Opened = Output<typeof attachments.open>

function Picture({ paper, opened: { content }, onClose }: DialogProps & { readonly opened: Opened }) {
  return (
    <Modal
      open
      width={900}
      title={paper.name}
      footer={<Button onClick={onClose}>关闭</Button>}
      onCancel={onClose}
    >
      {content === null ? (
        <p>这本台账里只有它的摘要，原件留在填报单位。</p>
      ) : (
        <Drawn className={css.large} alt={paper.name} bytes={content} media={paper.media} />
      )}
    </Modal>
  )
}

function Drawn(props: {
  readonly bytes: Uint8Array
  readonly media: string
  readonly alt: string
  readonly className?: string | undefined
}) {
  const { bytes, media, ...shown } = props
  const [src, setSrc] = useState<string>()
  useEffect(() => {
    const type = media === 'png' ? 'image/png' : 'image/jpeg'
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
    setSrc(url)
    return () => URL.revokeObjectURL(url)
  }, [bytes, media])
  return src === undefined ? null : <img src={src} {...shown} alt={shown.alt} />
}

function DropDialog({ paper, onClose }: DialogProps) {
  const detach = useLedgerCommand(attachments.detach, { showsFault: true, done: '已移走' })
  const run = async (reason: string): Promise<void> => {
    const answer = await detach.run({ id: paper.id, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`移走单据：${paper.name}`}
      okText="移走"
      isDangerous
      isRunning={detach.isRunning}
      fault={detach.fault}
      offers={['传错文件', '换清楚的一份']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    />
  )
}

const sizeWords = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${(bytes / 1024 / 1024).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`
